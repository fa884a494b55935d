"""Why a row is wrong, as far as the two sides tell: each cause under a stable name, in Vietnamese and English."""

from __future__ import annotations

from extract.errors import Language

CAUSES: dict[str, tuple[str, str]] = {
    "not-read": ("tệp không đọc được", "file not read"),
    "header-field-missing": ("thiếu trường thể thức", "header field missing"),
    "header-field-wrong": ("sai trường thể thức", "header field wrong"),
    "section-missing": ("không tìm thấy mục", "section not found"),
    "section-extra": ("mục không có trong bản chuẩn", "section not in gold"),
    "section-marker": ("sai số mục", "section marker"),
    "section-kind": ("sai loại mục", "section kind"),
    "section-parent": ("sai mục cha", "section parent"),
    "section-parent-lost": ("mục cha không khớp mục nào của bản chuẩn", "section under one that gold has not"),
    "criterion-missing": ("không tìm thấy tiêu chí", "criterion not found"),
    "criterion-extra": ("tiêu chí không có trong bản chuẩn", "criterion not in gold"),
    "criterion-index": ("tiêu chí thuộc chỉ số khác", "criterion of another index"),
    "criterion-text-missing": ("thiếu hạn chế, nguyên nhân hoặc giải pháp", "limitation, cause or solution missing"),
    "criterion-text-extra": ("thừa hạn chế, nguyên nhân hoặc giải pháp", "limitation, cause or solution not in gold"),
    "criterion-text-wrong": ("sai hạn chế, nguyên nhân hoặc giải pháp", "limitation, cause or solution wrong"),
    "task-missing": ("không tìm thấy nhiệm vụ", "task not found"),
    "task-merged": ("nhiệm vụ nằm trong nhiệm vụ khác", "task inside another task"),
    "task-origin": ("nhiệm vụ lẫn giữa lời văn và bảng", "task taken for prose, or for a table row"),
    "task-extra": ("nhiệm vụ không có trong bản chuẩn", "task not in gold"),
    "task-criterion-missing": ("nhiệm vụ thiếu tiêu chí", "task without its criterion"),
    "task-criterion-extra": (
        "nhiệm vụ có tiêu chí không có trong bản chuẩn",
        "task with a criterion that gold has not",
    ),
    "task-criterion-wrong": ("nhiệm vụ gắn sai tiêu chí", "task with a wrong criterion"),
    "unit-missing": ("thiếu đơn vị", "unit missing"),
    "unit-not-inherited": ("chưa kế thừa đơn vị (ngoài câu)", "unit not inherited (not in the task's own words)"),
    "unit-extra": ("đơn vị không có trong bản chuẩn", "unit not in gold"),
    "unit-inherited": ("kế thừa sai đơn vị", "unit inherited wrongly"),
    "unit-role": ("sai vai trò", "wrong role"),
    "unit-too-long": ("tên đơn vị quá dài", "unit too long"),
    "unit-too-short": ("tên đơn vị quá ngắn", "unit too short"),
    "unit-not-split": ("nhiều đơn vị gộp làm một", "several units taken for one"),
    "unit-split": ("một đơn vị bị tách", "one unit taken for several"),
    "unit-spelling": ("tên đơn vị hơi khác", "unit spelled otherwise"),
    "unit-of-missing-task": ("đơn vị của nhiệm vụ không tìm thấy", "unit of a task not found"),
    "unit-of-extra-task": ("đơn vị của nhiệm vụ không có trong bản chuẩn", "unit of a task not in gold"),
    "deadline-missing": ("thiếu thời hạn", "deadline missing"),
    "deadline-extra": ("thời hạn không có trong bản chuẩn", "deadline not in gold"),
    "deadline-dates": ("đọc sai ngày của thời hạn", "deadline read as other dates"),
    "deadline-of-missing-task": ("thời hạn của nhiệm vụ không tìm thấy", "deadline of a task not found"),
    "deadline-of-extra-task": ("thời hạn của nhiệm vụ không có trong bản chuẩn", "deadline of a task not in gold"),
    "row": ("dòng chưa đúng hoàn toàn", "row not wholly right"),
    "citation-missing": ("thiếu văn bản viện dẫn", "citation missing"),
    "citation-extra": ("văn bản viện dẫn không có trong bản chuẩn", "citation not in gold"),
    "citation-kind": ("sai loại văn bản viện dẫn", "citation of another kind"),
    "citation-date": ("sai ngày văn bản viện dẫn", "citation of another date"),
    "recipient-missing": ("thiếu nơi nhận", "recipient missing"),
    "recipient-extra": ("nơi nhận không có trong bản chuẩn", "recipient not in gold"),
    "recipient-wrong": ("nơi nhận hơi khác", "recipient written otherwise"),
    "footnote-missing": ("thiếu chú thích", "footnote missing"),
    "footnote-extra": ("chú thích không có trong bản chuẩn", "footnote not in gold"),
}


def title(cause: str, language: Language) -> str:
    """A cause as a person reads it."""
    return CAUSES[cause][0 if language == "vi" else 1]
