"""What the command line says, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping

from extract.errors import Language

# Each entry: Vietnamese, English. `{name}` stands for a value.
CATALOGUE: dict[str, tuple[str, str]] = {
    "app": (
        "Đọc kế hoạch, báo cáo hành chính thành bảng: ai làm gì, khi nào.",
        "Reads Vietnamese administrative plans and reports into tables of who must do what by when.",
    ),
    "extract": (
        "Trích xuất các tệp và thư mục ra bảng CSV và JSON Lines.\n\n"
        "Mã thoát: 0 đọc được tất cả, 2 có tệp lỗi, 3 không đọc được tệp nào hoặc không có tệp nào, 64 lệnh sai.",
        "Extract files and folders to CSV tables and JSON Lines.\n\n"
        "Exit code: 0 all files read, 2 some failed, 3 none read or none found, 64 wrong command line.",
    ),
    "show": (
        "Hiện một tài liệu trên màn hình: thể thức, dàn ý, nhiệm vụ, đơn vị, thời hạn.",
        "Show one document in the terminal: letterhead, outline, tasks, units and deadlines.",
    ),
    "schema": (
        "In lược đồ các bảng (Frictionless data package, JSON).",
        "Print the schema of the tables (Frictionless data package, JSON).",
    ),
    "paths": ("Tệp, thư mục hoặc tệp .zip cần đọc.", "Files, folders or .zip archives to read."),
    "file": ("Tệp cần xem.", "The file to show."),
    "output": ("Thư mục kết quả.", "Folder for the output."),
    "workers": ("Số tiến trình; mặc định bằng số bộ xử lý.", "Number of processes; as many as processors by default."),
    "quiet": ("Chỉ in lỗi.", "Print errors alone."),
    "lang": ("Ngôn ngữ của thông báo; mặc định theo LANG.", "Language of messages; by default that of LANG."),
    "version": ("In phiên bản.", "Print the version."),
    "no-such-path": ("Không có tệp hay thư mục: {path}", "No such file or folder: {path}"),
    "no-files": ("Không có tệp nào để đọc trong: {paths}", "No files to read in: {paths}"),
    "cannot-write": ("Không ghi được vào {folder}: {detail}", "Cannot write to {folder}: {detail}"),
    "cannot-read": ("Không mở được {path}: {detail}", "Cannot open {path}: {detail}"),
    "failed-file": ("lỗi: {source} ({code})", "failed: {source} ({code})"),
    "summary": (
        "Đã đọc {read}/{files} tệp: {tasks} nhiệm vụ, {assignments} phân công, {deadlines} thời hạn, {units} đơn vị → {folder}",
        "Read {read} of {files} files: {tasks} tasks, {assignments} assignments, {deadlines} deadlines, {units} units → {folder}",
    ),
    "summary-failed": (
        "{failed} tệp lỗi; xem {folder}/problems.csv để biết vì sao và cách khắc phục.",
        "{failed} files failed; {folder}/problems.csv says why and what to do.",
    ),
    "lead": ("chủ trì", "lead"),
    "coordinate": ("phối hợp", "coordinate"),
    "report_to": ("báo cáo", "report to"),
    "deadline": ("thời hạn", "deadline"),
    "tasks": ("nhiệm vụ", "tasks"),
    "problems": ("Vấn đề", "Problems"),
    "draft": ("dự thảo", "draft"),
}


def language(environment: Mapping[str, str]) -> Language:
    """Vietnamese where the locale says so, else English. The first of LC_ALL, LC_MESSAGES and LANG that is set decides."""
    chosen = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "vi" if chosen.lower().startswith("vi") else "en"


def say(key: str, language: Language, **values: object) -> str:
    """A message of the catalogue in one language, with its values filled in."""
    vietnamese, english = CATALOGUE[key]
    return (vietnamese if language == "vi" else english).format_map(values)
