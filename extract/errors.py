"""Everything that can go wrong with a file, each under a stable code with what it means and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class ProblemCode:
    """A kind of problem. `vi` and `en` say what happened and what to do; `{name}` stands for a value of the case."""

    severity: Severity
    vi: str
    en: str


CODES: dict[str, ProblemCode] = {
    "unknown-format": ProblemCode(
        "error",
        "Không nhận ra định dạng của tệp. Hãy chuyển tệp sang DOCX, DOC, RTF, PDF, HTML, Markdown, văn bản thuần hoặc ảnh (PNG, JPEG, "
        "TIFF) rồi chạy lại.",
        "The file's format is not known. Convert it to DOCX, DOC, RTF, PDF, HTML, Markdown, plain text or an image (PNG, JPEG, TIFF) "
        "and run again.",
    ),
    "archive-file": ProblemCode(
        "error",
        "Đây là tệp nén, không phải văn bản. `kehoach extract` mở tệp .zip và tệp .zip nằm ngay trong đó, không mở RAR, 7z, tệp .zip "
        "nằm sâu hơn hoặc phình quá lớn. Hãy giải nén rồi chạy lại.",
        "This is an archive, not a document. `kehoach extract` opens .zip files and those right inside them, but no RAR, no 7z, and no "
        ".zip that lies deeper or unpacks to too much. Unpack it and run again.",
    ),
    "empty-file": ProblemCode("error", "Tệp rỗng. Hãy kiểm tra bản gốc.", "The file is empty. Check the original."),
    "damaged-file": ProblemCode(
        "error",
        "Tệp hỏng, không mở được ({detail}). Hãy lấy lại bản gốc.",
        "The file is damaged and cannot be opened ({detail}). Fetch the original again.",
    ),
    "encrypted-file": ProblemCode(
        "error",
        "Tệp có mật khẩu. Hãy gỡ mật khẩu rồi chạy lại.",
        "The file is protected by a password. Remove the password and run again.",
    ),
    "no-text-layer": ProblemCode(
        "error",
        "Tệp là ảnh hoặc bản quét, không có lớp chữ và không nhận dạng được chữ nào. "
        "Nếu đã chạy với --ocr never, hãy chạy lại với --ocr auto; nếu không, hãy xem bản gốc có chữ không và quét lại.",
        "The file is an image or a scan without a text layer, and no text was recognised. "
        "After --ocr never, run again with --ocr auto; otherwise see whether the original has any text, and scan it again.",
    ),
    "ocr-missing": ProblemCode(
        "error",
        "Tệp có trang phải nhận dạng chữ (OCR) nhưng máy thiếu {missing}. Hãy cài: pip install 'kehoach[ocr]' và gói dữ liệu "
        "tiếng Việt của Tesseract (Debian, Ubuntu: sudo apt-get install tesseract-ocr-vie), hoặc đặt TESSDATA_PREFIX, rồi chạy lại. "
        "`kehoach doctor` cho biết máy này còn thiếu gì.",
        "The file has pages that need OCR, and {missing} is missing here. Install: pip install 'kehoach[ocr]' and Tesseract's Vietnamese "
        "data (Debian, Ubuntu: sudo apt-get install tesseract-ocr-vie), or set TESSDATA_PREFIX, and run again. "
        "`kehoach doctor` says what else this machine lacks.",
    ),
    "text-layer-replaced": ProblemCode(
        "info",
        "Lớp chữ của trang {pages} không phải tiếng Việt; đã nhận dạng lại từ ảnh trang.",
        "The text layer of page {pages} is not Vietnamese; the page was read from its image instead.",
    ),
    "unsure-words": ProblemCode(
        "info",
        "Trang {page}: {count} chỗ nhận dạng chưa chắc: {words}. Hãy đối chiếu với bản gốc.",
        "Page {page}: {count} places were recognised with doubt: {words}. Compare them with the original.",
    ),
    "page-hardly-readable": ProblemCode(
        "warning",
        "Trang {page} rất khó nhận dạng (độ tin cậy trung bình {percent} %): có thể là ảnh, bản đồ, chữ viết tay hoặc bản quét mờ.",
        "Page {page} is hardly readable (mean confidence {percent} %): a photo, a map, handwriting or a faint scan.",
    ),
    "unsure-table": ProblemCode(
        "warning",
        "Trang {page}: đường kẻ của một bảng đứt hoặc mờ, các ô không khép kín. Hãy đối chiếu các hàng với bản gốc.",
        "Page {page}: the rules of a table are broken or faint and do not close its cells. Compare its rows with the original.",
    ),
    "unsure-letterhead": ProblemCode(
        "warning",
        "Không đọc chắc được {field_vi} (“{text}”; viết tay hoặc bị che): để trống. Hãy điền theo bản gốc.",
        "The {field_en} cannot be read for sure (“{text}”; written by hand or covered): left empty. Fill it in from the original.",
    ),
    "read-by-likeness": ProblemCode(
        "warning",
        "Chữ trên bản quét đọc không chắc: {field_vi} “{text}” được hiểu là “{value}”. Hãy kiểm tra lại.",
        "The scan is read with doubt here: the {field_en} “{text}” is taken for “{value}”. Check it.",
    ),
    "page-without-text": ProblemCode(
        "warning",
        "Trang {page} là ảnh, không có chữ: nội dung trang này không có trong bảng.",
        "Page {page} is an image without text: what it says is not in the tables.",
    ),
    "page-untrusted": ProblemCode(
        "warning",
        "Chữ của trang {page} không phải tiếng Việt có dấu (phông hỏng, mất dấu, tiếng nước ngoài) và không có cách đọc tốt hơn: đừng "
        "tin các hàng lấy từ trang này khi chưa xem.",
        "The text of page {page} is no Vietnamese with its marks (bad font, marks lost, another language), and nothing better was found: "
        "do not use rows of this page unseen.",
    ),
    "broken-text-layer": ProblemCode(
        "error",
        "Lớp chữ của tệp không phải tiếng Việt có dấu: phông chữ hỏng, mã cũ, chữ nhận dạng mất dấu, hoặc là tiếng nước ngoài. "
        "Hãy chạy lại với --ocr auto, hoặc lưu lại bản gốc với phông Unicode.",
        "The file's text layer is no Vietnamese with its marks: a bad font map, a legacy encoding, marks lost in recognition, or another "
        "language. Run again with --ocr auto, or save the original again with a Unicode font.",
    ),
    "legacy-encoding": ProblemCode(
        "info",
        "Chữ trong tệp viết bằng mã cũ, đã chuyển sang Unicode (số chữ đã chuyển): {encodings}. Tệp gốc giữ nguyên.",
        "The file's text was in a legacy encoding and has been converted to Unicode (words converted): {encodings}. "
        "The file itself is unchanged.",
    ),
    "lost-letters": ProblemCode(
        "warning",
        "Tệp không còn chữ “ư” nào (phông TCVN3 bị chuyển sai). Đã điền lại ở những chữ chỉ viết được với “ư”; chữ khác còn "
        "thiếu (“ngời” thay cho “người”). Hãy tìm bản gốc.",
        "The file has lost every letter “ư” (a TCVN3 font converted badly). It has been put back into words that need it; "
        "others still lack it (“ngời” for “người”). Find the original.",
    ),
    "office-missing": ProblemCode(
        "error",
        "Cần LibreOffice để đọc tệp .doc và .rtf, máy này chưa có. Hãy cài rồi chạy lại. "
        "Debian, Ubuntu: sudo apt install libreoffice-writer-nogui python3-uno; "
        "Fedora: sudo dnf install libreoffice-writer libreoffice-pyuno; macOS: brew install --cask libreoffice; "
        "Windows: winget install TheDocumentFoundation.LibreOffice. `kehoach doctor` cho biết máy này còn thiếu gì.",
        "Reading .doc and .rtf takes LibreOffice, which this machine lacks. Install it and run again. "
        "Debian, Ubuntu: sudo apt install libreoffice-writer-nogui python3-uno; "
        "Fedora: sudo dnf install libreoffice-writer libreoffice-pyuno; macOS: brew install --cask libreoffice; "
        "Windows: winget install TheDocumentFoundation.LibreOffice. `kehoach doctor` says what else this machine lacks.",
    ),
    "office-timeout": ProblemCode(
        "error",
        "LibreOffice không đọc xong tệp trong {seconds} giây. Hãy mở tệp bằng Word hoặc LibreOffice, lưu lại thành .docx rồi chạy lại.",
        "LibreOffice did not finish with the file in {seconds} seconds. Open it in Word or LibreOffice, save it as .docx and run again.",
    ),
    "office-crashed": ProblemCode(
        "error",
        "LibreOffice dừng đột ngột khi đọc tệp. Hãy mở tệp bằng Word, lưu lại thành .docx rồi chạy lại.",
        "LibreOffice died while it read the file. Open it in Word, save it as .docx and run again.",
    ),
    "incomplete-file": ProblemCode(
        "warning",
        "Tệp bị cắt cụt hoặc hỏng một phần: nội dung trong bảng có thể thiếu hoặc sai. Hãy lấy lại bản gốc.",
        "A part of the file is cut off or damaged: what the tables hold may be incomplete or wrong. Fetch the original again.",
    ),
    "unreadable-file": ProblemCode(
        "error",
        "Không mở được tệp ({detail}). Hãy kiểm tra quyền đọc và đường dẫn.",
        "The file cannot be opened ({detail}). Check its permissions and its path.",
    ),
    "file-too-large": ProblemCode(
        "error",
        "Tệp quá lớn ({megabytes} MB, tối đa {limit} MB). Hãy tách tệp rồi chạy lại.",
        "The file is too large ({megabytes} MB, at most {limit} MB). Split it and run again.",
    ),
    "image-too-large": ProblemCode(
        "error",
        "Ảnh có hơn {limit} triệu điểm ảnh. Hãy quét lại ở 200 đến 300 dpi hoặc thu nhỏ ảnh rồi chạy lại.",
        "The image has more than {limit} million dots. Scan it again at 200 to 300 dpi, or make it smaller, and run again.",
    ),
    "low-grade": ProblemCode(
        "warning",
        "Kết quả của tệp này cần đối chiếu toàn văn trước khi dùng: {why_vi}.",
        "What was found in this file should be compared with it as a whole before use: {why_en}.",
    ),
    "table-as-text": ProblemCode(
        "info",
        "Bảng {rows} hàng, {columns} cột ({head}) không phải bảng giao việc: nội dung chỉ có dạng chữ trong mục chứa bảng.",
        "The table of {rows} rows and {columns} columns ({head}) assigns no work: what it says is only text, in its section.",
    ),
    "unsure-assignment": ProblemCode(
        "info",
        "Chưa chắc việc giao cho “{unit}” (nhiệm vụ {task}): {why_vi}. Hãy đối chiếu với văn bản.",
        "The assignment to “{unit}” (task {task}) is not sure: {why_en}. Compare it with the document.",
    ),
    "unit-resolved-by-likeness": ProblemCode(
        "info",
        "“{mention}” đọc từ ảnh được hiểu là “{unit}” (mã đơn vị {unit_id}); chữ trong bảng giữ nguyên. Hãy đối chiếu với bản gốc.",
        "“{mention}”, recognised in an image, is taken for “{unit}” (unit {unit_id}); the tables keep what was read. "
        "Compare it with the original.",
    ),
    "worker-crashed": ProblemCode(
        "error",
        "Tiến trình xử lý tệp này bị dừng đột ngột (lỗi thư viện hoặc hết bộ nhớ). Hãy báo lỗi kèm tệp nếu có thể.",
        "The process that worked on this file died (a crash in a library, or no memory left). Please report it, with the file if you may.",
    ),
    "file-timeout": ProblemCode(
        "error",
        "Không đọc xong tệp trong {seconds} giây. Hãy tách tệp, hoặc chạy lại với --retry-failed và --time-limit lớn hơn.",
        "The file was not read in {seconds} seconds. Split it, or run again with --retry-failed and a larger --time-limit.",
    ),
    "file-memory": ProblemCode(
        "error",
        "Đọc tệp này cần hơn {megabytes} MB bộ nhớ. Hãy tách tệp, hoặc chạy lại với --retry-failed và --memory-limit lớn hơn.",
        "Reading the file took more than {megabytes} MB of memory. Split it, or run again with --retry-failed and a larger "
        "--memory-limit.",
    ),
    "unexpected-error": ProblemCode(
        "error",
        "Lỗi ngoài dự kiến khi xử lý tệp ({detail}). Hãy báo lỗi kèm tệp nếu có thể.",
        "An unexpected error stopped this file ({detail}). Please report it, with the file if you may.",
    ),
}


class KehoachError(Exception):
    """The root of all errors raised on purpose: a problem code and the values for its message."""

    def __init__(self, code: str, **values: str) -> None:
        if code not in CODES:
            raise KeyError(code)
        self.code = code
        self.values = values
        super().__init__(message(code, values, "en"))


class ReadError(KehoachError):
    """A file that cannot be read.

    Attributes:
        pages: Number of its pages, where that is known all the same.
    """

    def __init__(self, code: str, *, pages: int | None = None, **values: str) -> None:
        super().__init__(code, **values)
        self.pages = pages


class PatternError(Exception):
    """A pattern file is wrong: names the file, the line and what is allowed."""


def message(code: str, values: dict[str, str], language: Language) -> str:
    """The text of a problem in one language, with the values of the case filled in."""
    problem = CODES[code]
    return (problem.vi if language == "vi" else problem.en).format_map(values)
