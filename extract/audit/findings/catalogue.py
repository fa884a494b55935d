"""Every kind of finding, under a stable code, with what it means and what to look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from extract.audit.model import Finding
from extract.errors import Language, Severity


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A kind of finding. `{name}` stands for a value of the case.

    Attributes:
        severity: `error`: the document contradicts itself or the law; `warning`: somebody should ask; `info`: good to know.
        vi, en: What was found.
        look_vi, look_en: What to look at.
    """

    severity: Severity
    vi: str
    en: str
    look_vi: str
    look_en: str


CODES: dict[str, FindingCode] = {
    "no-lead": FindingCode(
        "warning",
        "Nhiệm vụ không nêu đơn vị chủ trì.",
        "The task names no unit that leads it.",
        "Xem phần tổ chức thực hiện có giao việc này cho đơn vị nào không; nếu không, việc này không ai chịu trách nhiệm.",
        "See whether the part on implementation gives it to a unit; if not, nobody answers for it.",
    ),
    "no-lead-in-section": FindingCode(
        "warning",
        "Cả {count} nhiệm vụ của mục này đều không nêu đơn vị chủ trì.",
        "None of the {count} tasks of this section names a unit that leads it.",
        "Xem phần tổ chức thực hiện có giao cả mục này cho đơn vị nào không.",
        "See whether the part on implementation gives the section as a whole to a unit.",
    ),
    "several-leads": FindingCode(
        "warning",
        "Ô chủ trì của nhiệm vụ ghi {count} đơn vị: {units}.",
        "The row names {count} units as its lead: {units}.",
        "Hỏi đơn vị nào chịu trách nhiệm chính.",
        "Ask which of them answers for it.",
    ),
    "joint-leads": FindingCode(
        "info",
        "{count} đơn vị cùng chủ trì một việc theo lời văn: {units}.",
        "{count} units lead one task jointly by the text's own words: {units}.",
        "Xem văn bản có chia phần việc của từng đơn vị không.",
        "See whether the document says which part is whose.",
    ),
    "group-lead": FindingCode(
        "warning",
        "Chủ trì chỉ là một nhóm chung, không nêu đơn vị cụ thể: {units}.",
        "Only a group leads, without a named unit: {units}.",
        "Hỏi đơn vị nào trong nhóm phải làm và ai tổng hợp kết quả.",
        "Ask which units of the group have to do it, and who puts the results together.",
    ),
    "no-deadline": FindingCode(
        "warning",
        "Nhiệm vụ không có thời hạn, trong khi {dated}/{count} nhiệm vụ cùng danh sách đều có.",
        "The task has no deadline, while {dated} of {count} tasks of the same list have one.",
        "Xem ô thời hạn để trống hay dùng chung với hàng khác.",
        "See whether the deadline is left blank or shared with another row.",
    ),
    "few-deadlines": FindingCode(
        "info",
        "{undated}/{count} nhiệm vụ của văn bản không nêu thời hạn riêng.",
        "{undated} of the document's {count} tasks have no deadline of their own.",
        "Xem văn bản có thời hạn chung không (năm của kế hoạch: {year}).",
        "See whether the document sets one for all of them (the plan's year: {year}).",
    ),
    "past-deadline": FindingCode(
        "warning",
        "Đã quá thời hạn {due} ({text}); báo cáo trong kho ban hành đến ngày {as_of} không nói là đã xong.",
        "The deadline {due} ({text}) is over; the archive's report as of {as_of} does not say that the task is done.",
        "Hỏi đơn vị chủ trì đã làm xong chưa và tìm báo cáo kết quả.",
        "Ask the leading unit whether it is done, and find the report.",
    ),
    "past-deadlines": FindingCode(
        "warning",
        "Đến ngày {as_of}, {count} nhiệm vụ đã quá thời hạn và kho văn bản chưa có báo cáo nào về văn bản này: {tasks}.",
        "As of {as_of}, {count} tasks are past their deadlines and the archive has no report on this document: {tasks}.",
        "Tìm báo cáo kết quả thực hiện văn bản này rồi đối chiếu lại.",
        "Find the report on this document, and compare again.",
    ),
    "deadline-before-plan": FindingCode(
        "error",
        "Thời hạn {due} ({text}) ở trước ngày ban hành văn bản ({issued}).",
        "The deadline {due} ({text}) is before the day of the document ({issued}).",
        "Xem năm của thời hạn có viết nhầm hoặc chép lại từ kế hoạch cũ không.",
        "See whether the year is mistaken or was copied from an older plan.",
    ),
    "unit-not-in-force": FindingCode(
        "error",
        "“{unit}” {state_vi} {day}; văn bản giao việc cho đơn vị không có vào ngày ban hành. Đơn vị thay thế: {successors}. Căn cứ: {law}.",
        "“{unit}” {state_en} {day}: the document gives work to a unit that was not there when it was issued. Successors: {successors}. "
        "Source: {law}.",
        "Xem văn bản có chép từ kế hoạch cũ không và đơn vị nào nay phải làm việc này.",
        "See whether the text was copied from an older plan, and which unit has to do it now.",
    ),
    "unit-never-at-level": FindingCode(
        "warning",
        "{level_vi} chưa từng có “{unit}”. Căn cứ: {law}.",
        "There never was a “{unit}” at {level_en}. Source: {law}.",
        "Xem tên đơn vị có viết nhầm hoặc nhầm cấp không.",
        "See whether the name or its level is mistaken.",
    ),
    "limitation-without-solution": FindingCode(
        "warning",
        "Tiêu chí {name} nêu hạn chế nhưng không có giải pháp.",
        "The criterion {name} has a shortcoming but no solution.",
        "Hỏi vì sao hạn chế này không có giải pháp.",
        "Ask why nothing is set against this shortcoming.",
    ),
    "solution-without-unit": FindingCode(
        "warning",
        "Giải pháp của tiêu chí {name} không giao cho đơn vị nào.",
        "The solution for the criterion {name} is given to no unit.",
        "Hỏi đơn vị nào thực hiện giải pháp này.",
        "Ask which unit carries it out.",
    ),
    "shortfall-dropped": FindingCode(
        "warning",
        "Tiêu chí {name} có hạn chế trong {before} nhưng văn bản này không còn nêu.",
        "The criterion {name} had a shortcoming in {before}, and this document no longer takes it up.",
        "Xem hạn chế đã khắc phục chưa.",
        "See whether the shortcoming is made good.",
    ),
    "number-repeated": FindingCode(
        "error",
        "Số mục “{marker}” dùng hai lần trong cùng một cấp.",
        "The number “{marker}” stands twice among the sections of one level.",
        "Xem có đánh nhầm số hay bị trùng, sót nội dung không; viện dẫn đến mục này sẽ không rõ.",
        "See whether it is a slip or text is doubled or lost; a reference to this section is unclear.",
    ),
    "number-skipped": FindingCode(
        "warning",
        "Số mục nhảy từ “{before}” sang “{marker}”.",
        "The numbers of sections go from “{before}” to “{marker}”.",
        "Xem có đánh nhầm số hay bị mất một mục không.",
        "See whether it is a slip or a section is missing.",
    ),
    "attachment-absent": FindingCode(
        "warning",
        "Văn bản nhắc đến “{named}” kèm theo nhưng tệp không có phần đó.",
        "The document names “{named}” as attached, but the file does not have it.",
        "Tìm phụ lục trong tệp khác hoặc bản gốc; nhiệm vụ trong phụ lục chưa có ở đây.",
        "Find the attachment in another file or in the original; tasks in it are not here.",
    ),
    "cited-absent": FindingCode(
        "info",
        "{cited} của cùng cơ quan được viện dẫn nhưng không có trong kho văn bản.",
        "{cited} of the same body is cited, but the archive does not hold it.",
        "Tìm văn bản này để đối chiếu nhiệm vụ.",
        "Find it to compare the tasks.",
    ),
    "sum-differs": FindingCode(
        "error",
        "Hàng “{row}”, cột “{column}” ghi {printed}, cộng lại là {sum}.",
        "The row “{row}” says {printed} in the column “{column}”; its parts add up to {sum}.",
        "Cộng lại và xem số nào sai.",
        "Add up again, and see which figure is wrong.",
    ),
    "score-too-high": FindingCode(
        "error",
        "Tiêu chí {name} đạt {score} điểm, cao hơn điểm tối đa {most}.",
        "The criterion {name} reaches a score of {score}, above its highest score of {most}.",
        "Xem điểm nào ghi sai.",
        "See which of the two is wrong.",
    ),
    "number-blank": FindingCode(
        "warning",
        "Văn bản có người ký nhưng để trống số ({code}).",
        "The document is signed, but its number is left blank ({code}).",
        "Tìm bản đã phát hành; chưa có số thì chưa thể viện dẫn.",
        "Find the copy that was issued; without a number it cannot be cited.",
    ),
    "day-blank": FindingCode(
        "warning",
        "Văn bản có người ký nhưng ngày ban hành để trống (chỉ có {date}).",
        "The document is signed, but its day of issue is left blank (it has only {date}).",
        "Tìm bản đã phát hành; chưa có ngày thì không biết hiệu lực từ khi nào.",
        "Find the copy that was issued; without a day nobody knows from when it counts.",
    ),
    "copy": FindingCode(
        "info",
        "Tệp này là bản sao của {original}: nhiệm vụ chỉ tính một lần, theo tệp kia.",
        "This file is a copy of {original}: the tasks count once, as in the other file.",
        "Nếu hai tệp khác nhau, xem bản nào đã phát hành.",
        "If the files differ, see which of them was issued.",
    ),
    "grade-low": FindingCode(
        "info",
        "Mức tin cậy của văn bản thấp: không xét từng nhiệm vụ.",
        "The document's grade is low: its single tasks were not judged.",
        "Đối chiếu các hàng với bản gốc trước ({reasons}).",
        "Compare its rows with the original first ({reasons}).",
    ),
}


# Values that are said in words: "name.value" in Vietnamese and in English.
_WORDS: dict[str, tuple[str, str]] = {
    "state.ended": ("chỉ hoạt động đến hết ngày", "ended on"),
    "state.not_yet": ("chỉ có từ ngày", "began on"),
    "level.central": ("Cấp trung ương", "central level"),
    "level.province": ("Cấp tỉnh", "province level"),
    "level.district": ("Cấp huyện", "district level"),
    "level.commune": ("Cấp xã", "commune level"),
    "level.village": ("Cấp thôn", "village level"),
}


def worded(name: str, value: str) -> dict[str, str]:
    """A value in words, as the values `NAME_vi` and `NAME_en` of a case.

    >>> worded("level", "commune")
    {'level_vi': 'Cấp xã', 'level_en': 'commune level'}
    """
    vi, en = _WORDS[f"{name}.{value}"]
    return {f"{name}_vi": vi, f"{name}_en": en}


class _Values(defaultdict[str, str]):
    """The values of a case; what it does not have is left out."""

    def __init__(self, values: tuple[tuple[str, str], ...]) -> None:
        super().__init__(str, values)


def meaning(finding: Finding, language: Language) -> str:
    """What was found, in one language."""
    code = CODES[finding.code]
    return (code.vi if language == "vi" else code.en).format_map(_Values(finding.values))


def advice(finding: Finding, language: Language) -> str:
    """What to look at, in one language."""
    code = CODES[finding.code]
    return (code.look_vi if language == "vi" else code.look_en).format_map(_Values(finding.values))
