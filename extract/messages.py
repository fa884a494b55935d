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
        "Trích xuất các tệp và thư mục ra bảng (CSV, Excel, SQLite, Parquet) và JSON Lines.\n\n"
        "Chạy lại vào cùng thư mục kết quả thì chỉ đọc tệp mới hoặc đã đổi; dừng giữa chừng (Ctrl-C, mất điện) rồi chạy lại cùng lệnh "
        "là đọc tiếp. Các bảng luôn chứa đúng những tệp của lần chạy này; bảng cũ giữ nguyên cho đến khi bảng mới xong.\n\n"
        "Mã thoát: 0 đọc được tất cả, 1 không ghi được kết quả, 2 có tệp lỗi, 3 không đọc được tệp nào hoặc không có tệp nào, "
        "64 lệnh sai, 130 bị dừng (Ctrl-C).",
        "Extract files and folders to tables (CSV, Excel, SQLite, Parquet) and JSON Lines.\n\n"
        "A second run into the same folder reads only what is new or changed; a run that was broken off (Ctrl-C, power cut) goes on with "
        "the same command. The tables always hold just the files of this run; old tables stay until the new ones are whole.\n\n"
        "Exit code: 0 all files read, 1 output cannot be written, 2 some failed, 3 none read or none found, 64 wrong command line, "
        "130 interrupted (Ctrl-C).",
    ),
    "show": (
        "Hiện một tài liệu trên màn hình: thể thức, dàn ý, nhiệm vụ, đơn vị, thời hạn.",
        "Show one document in the terminal: letterhead, outline, tasks, units and deadlines.",
    ),
    "doctor": (
        "Kiểm tra máy này có đủ những gì chương trình cần (OCR, LibreOffice, luật ...) và cách cài thứ còn thiếu.\n\n"
        "Mã thoát: 0 đủ để đọc mọi loại tệp, 2 có loại tệp chưa đọc được, 3 chưa đọc được gì.",
        "Check that this machine has all that reading takes (OCR, LibreOffice, rules ...), and how to install what it lacks.\n\n"
        "Exit code: 0 every kind of file can be read, 2 some kinds cannot, 3 none can.",
    ),
    "schema": (
        "In lược đồ các bảng (Frictionless data package, JSON).",
        "Print the schema of the tables (Frictionless data package, JSON).",
    ),
    "audit": (
        "Kiểm tra việc giao nhiệm vụ trong một thư mục kết quả: ma trận đơn vị × tiêu chí, khối lượng từng đơn vị, những chỗ cần hỏi, "
        "kế hoạch đối chiếu báo cáo và kế hoạch năm trước.\n\n"
        "Báo cáo được ghép với kế hoạch mà nó viện dẫn, kế hoạch với bản năm trước cùng cơ quan, cùng trích yếu; --compare ghép thêm.\n\n"
        "Mã thoát: 0 đã kiểm tra (dù có phát hiện hay không), 1 không ghi được, 3 không có hoặc hỏng thư mục kết quả, 64 lệnh sai.",
        "Audit the work that an output folder's documents assign: a matrix of units × criteria, the load of each unit, what should be "
        "asked, plans against reports and against last year's plans.\n\n"
        "A report is held against the plan that it cites, a plan against last year's of the same body and title; --compare adds pairs.\n\n"
        "Exit code: 0 audited (whether or not there are findings), 1 cannot be written, 3 no output folder or a damaged one, 64 wrong "
        "command line.",
    ),
    "evaluate": (
        "So kết quả với bản chuẩn (*.gold.json hoặc thư mục kết quả đã sửa): độ chính xác, độ phủ, F1 từng bảng, từng trường.\n\n"
        "Mã thoát: 0 đã so, 2 có chỉ số thấp hơn --min, 3 không có gì để so, 64 lệnh sai.",
        "Compare an output with gold (*.gold.json or a corrected output folder): precision, recall, F1 by table and field.\n\n"
        "Exit code: 0 compared, 2 a figure is below --min, 3 nothing to compare, 64 wrong command line.",
    ),
    "patterns": ("Kiểm tra và đo các luật của patterns/.", "Check and measure the rules of patterns/."),
    "check": (
        "Kiểm tra cú pháp và mọi ví dụ của các luật, hoặc của thư mục luật bổ sung.\n\n"
        "Mã thoát: 0 đúng hết, 1 có luật sai, 64 lệnh sai.",
        "Check schema and every example of the rules, or of a folder laid over them.\n\n"
        "Exit code: 0 all hold, 1 a rule is wrong, 64 wrong command line.",
    ),
    "stats": (
        "Đếm mỗi luật gặp bao nhiêu lần, trong bao nhiêu văn bản; liệt kê luật chưa gặp.\n\n"
        "Mã thoát: 0 đã đếm, 3 không có gì để đếm, 64 lệnh sai.",
        "Count how often each rule is found, and in how many documents; list those that are never found.\n\n"
        "Exit code: 0 counted, 3 nothing to count, 64 wrong command line.",
    ),
    "paths": (
        "Tệp, thư mục, tệp .zip, mẫu tên ('kho/**/*.docx', trong dấu nháy) hoặc URL (s3://kho/thu-muc, cần cài thêm gói s3fs) cần đọc.",
        "Files, folders, .zip archives, globs ('plans/**/*.docx', quoted) or URLs (s3://bucket/folder, with the package s3fs) to read.",
    ),
    "file": ("Tệp cần xem.", "The file to show."),
    "output": (
        "Thư mục kết quả; với --backend ray cũng có thể là URL (s3://kho/ket-qua): bảng Parquet.",
        "Folder for the output; with --backend ray it may also be a URL (s3://bucket/out): tables as Parquet.",
    ),
    "audited": ("Thư mục kết quả của `kehoach extract`.", "An output folder of `kehoach extract`."),
    "audit-output": (
        "Thư mục ghi findings.csv, matrix.csv, load.csv, comparison.csv, audit.xlsx và audit.html; mặc định OUTPUT/audit.",
        "Folder for findings.csv, matrix.csv, load.csv, comparison.csv, audit.xlsx and audit.html; by default OUTPUT/audit.",
    ),
    "as-of": (
        "Ngày kiểm tra, để biết thời hạn nào đã qua; mặc định hôm nay.",
        "The day of the audit, against which deadlines are held; by default today.",
    ),
    "compare": (
        "Đối chiếu hai văn bản (tên tệp nguồn hoặc mã tài liệu); dùng được nhiều lần.",
        "Compare two documents (by source or document id); may be given several times.",
    ),
    "compared": ("Thư mục kết quả cần đánh giá.", "The output folder to judge."),
    "gold": (
        "Thư mục có *.gold.json, hoặc thư mục kết quả đã sửa.",
        "Folder of *.gold.json, or a corrected output folder.",
    ),
    "only": (
        "Chỉ so tệp nguồn khớp biểu thức chính quy này.",
        "Compare only sources that this regular expression finds.",
    ),
    "exclude": ("Bỏ tệp nguồn khớp biểu thức chính quy này.", "Leave out sources that this regular expression finds."),
    "misses": ("Liệt kê mọi chỗ sai theo nguyên nhân.", "List every difference by its cause."),
    "markdown": ("In ra dạng Markdown.", "Print as Markdown."),
    "json": ("Ghi toàn bộ ra tệp JSON này.", "Write everything to this JSON file."),
    "against": ("Thư mục kết quả khác: liệt kê chỗ hơn, chỗ kém.", "Another output folder: list gains and losses."),
    "min": (
        "F1 (chặt) tối thiểu của một dòng, ví dụ assignments=0.95; dùng được nhiều lần.",
        "Lowest strict F1 of a line, as assignments=0.95; may be given several times.",
    ),
    "overlay": (
        "Thư mục luật bổ sung: thay luật cùng id, thêm luật mới.",
        "Folder of rules that replace those of the same id and add to the others.",
    ),
    "counted": ("Thư mục kết quả của một lần chạy.", "The output folder of a run."),
    "workers": ("Số tiến trình; mặc định bằng số bộ xử lý.", "Number of processes; as many as processors by default."),
    "ocr": (
        "Nhận dạng chữ từ ảnh trang (OCR): auto trang không có chữ tin được, always mọi trang, never không trang nào.",
        "Read pages by their image (OCR): auto those without text that can be trusted, always all, never none.",
    ),
    "force": (
        "Đọc lại mọi tệp, kể cả tệp đã đọc và không đổi.",
        "Read every file again, even those that are known and have not changed.",
    ),
    "retry-failed": (
        "Đọc lại những tệp lần trước bị lỗi; mặc định giữ nguyên lỗi.",
        "Read again what failed in an earlier run; by default such files keep their problem.",
    ),
    "prune": (
        "Xóa khỏi kho lưu (.kehoach trong thư mục kết quả) những gì các tệp của lần chạy này không dùng; mặc định giữ để lần sau khỏi "
        "đọc lại.",
        "Delete from the store (.kehoach in the output folder) what no file of this run has; by default it is kept, so that a "
        "later run need not read it again.",
    ),
    "time-limit": (
        "Số giây tối đa cho một tệp đến 10 MB; tệp lớn gấp mấy lần thì được gấp bấy nhiêu.",
        "Seconds for a file of up to 10 MB; a larger one has as many times more.",
    ),
    "memory-limit": (
        "Bộ nhớ tối đa (MB) cho một tiến trình khi đọc một tệp.",
        "Memory (MB) that a process may take for a file.",
    ),
    "log-json": (
        "Ghi mỗi sự kiện thành một dòng JSON ra stderr, thay cho thanh tiến độ.",
        "Write each event as a line of JSON to stderr, in place of the progress bar.",
    ),
    "format": (
        "Ghi bảng ra định dạng này bên cạnh CSV; dùng được nhiều lần. Mặc định: xlsx và sqlite; csv: chỉ CSV.",
        "Write the tables in this format beside CSV; may be given several times. Default: xlsx and sqlite; csv: CSV alone.",
    ),
    "backend": (
        "Nơi đọc tệp: local các tiến trình trên máy này, ray một cụm Ray (cần cài thêm gói ray).",
        "Where files are read: local processes of this machine, ray a Ray cluster (with the package ray).",
    ),
    "ray-address": (
        "Cụm Ray với --backend ray: auto cụm đang chạy trên máy này, hoặc máy:cổng. Mặc định theo RAY_ADDRESS, nếu không có thì "
        "mở một cụm chỉ gồm máy này.",
        "The Ray cluster for --backend ray: auto the one that runs on this machine, or host:port. Default: that of RAY_ADDRESS, or "
        "else a new one of this machine alone.",
    ),
    "quiet": ("Chỉ in lỗi.", "Print errors alone."),
    "lang": ("Ngôn ngữ của thông báo; mặc định theo LANG.", "Language of messages; by default that of LANG."),
    "version": ("In phiên bản.", "Print the version."),
    "help": ("Hiện phần hướng dẫn này.", "Show this message and exit."),
    "help-usage": ("Cách dùng:", "Usage:"),
    "help-some-options": ("[TÙY CHỌN]", "[OPTIONS]"),
    "help-some-command": ("LỆNH [THAM SỐ]...", "COMMAND [ARGS]..."),
    "help-arguments": ("Tham số", "Arguments"),
    "help-options": ("Tùy chọn", "Options"),
    "help-commands": ("Lệnh", "Commands"),
    "help-error": ("Lỗi", "Error"),
    # What Typer fills in stands in braces: a value, and the command and its option.
    "help-default": ("[mặc định: {{}}]", "[default: {{}}]"),
    "help-required": ("[bắt buộc]", "[required]"),
    "help-hint": (
        "Xem hướng dẫn: [blue]'{{command_path}} {{help_option}}'[/].",
        "Try [blue]'{{command_path}} {{help_option}}'[/] for help.",
    ),
    "help-aborted": ("Đã dừng.", "Aborted."),
    "no-such-path": ("Không có tệp hay thư mục: {path}", "No such file or folder: {path}"),
    "no-files": ("Không có tệp nào để đọc trong: {paths}", "No files to read in: {paths}"),
    "cannot-write": ("Không ghi được vào {folder}: {detail}", "Cannot write to {folder}: {detail}"),
    "format-missing": (
        "Ghi Parquet cần gói {package}, máy này chưa có. Hãy cài: pip install 'kehoach[parquet]' rồi chạy lại.",
        "Writing Parquet takes {package}, which is missing here. Install it: pip install 'kehoach[parquet]', and run again.",
    ),
    "cluster-missing": (
        "--backend ray cần gói {package}, máy này chưa có. Hãy cài: pip install 'kehoach[ray]' rồi chạy lại.",
        "--backend ray takes {package}, which is missing here. Install it: pip install 'kehoach[ray]', and run again.",
    ),
    "store-output": (
        "Kết quả ở một URL chỉ có dạng Parquet và cần --backend ray. Hãy thêm --backend ray và bỏ các --format khác, hoặc chọn một thư "
        "mục bằng -o.",
        "An output at a URL is Parquet alone and takes --backend ray. Add --backend ray and leave out other --format, or choose a "
        "folder with -o.",
    ),
    "cluster-error": (
        "Không chạy được trên cụm Ray: {detail}. Những gì đã đọc được giữ lại.",
        "Cannot run on the Ray cluster: {detail}. What has been read is kept.",
    ),
    "cannot-read": ("Không mở được {path}: {detail}", "Cannot open {path}: {detail}"),
    "no-such-store": (
        "Không mở được {detail}. Đường dẫn s3:// cần gói: pip install 'kehoach[s3]'",
        "Cannot open {detail}. URLs of s3:// take: pip install 'kehoach[s3]'",
    ),
    "in-use": (
        "Một lần chạy khác đang ghi vào {folder}. Hãy đợi nó xong, hoặc chọn thư mục khác bằng -o.",
        "Another run is writing to {folder}. Wait for it to end, or choose another folder with -o.",
    ),
    "interrupted": (
        "Đã dừng: {done}/{files} tệp đã xong và được giữ. Chạy lại cùng lệnh để đọc tiếp; các bảng cũ vẫn nguyên.",
        "Stopped: {done} of {files} files are done and kept. The same command goes on from there; the old tables are as they were.",
    ),
    "progress-files": ("tệp", "files"),
    "progress-pages": ("{pages} trang", "{pages} pages"),
    "progress-rate": ("{rate} tệp/phút", "{rate} files/min"),
    "progress-left": ("còn", "left"),
    "progress-failed": ("{failed} lỗi", "{failed} failed"),
    "progress-publishing": ("đang ghi các bảng", "writing the tables"),
    "failed-file": ("lỗi: {source} ({code})", "failed: {source} ({code})"),
    "summary": (
        "Đã đọc {read}/{files} tệp: {tasks} nhiệm vụ, {assignments} phân công, {deadlines} thời hạn, {units} đơn vị → {folder}",
        "Read {read} of {files} files: {tasks} tasks, {assignments} assignments, {deadlines} deadlines, {units} units → {folder}",
    ),
    "summary-kept": (
        "Không đổi từ lần chạy trước, không phải đọc lại: {kept} tệp.",
        "Unchanged since an earlier run, not read again: {kept}.",
    ),
    "summary-failed": (
        "{failed} tệp lỗi; xem {problems} để biết vì sao và cách khắc phục.",
        "{failed} files failed; {problems} says why and what to do.",
    ),
    "doctor-ok": ("có", "ok"),
    "doctor-missing": ("thiếu", "missing"),
    "doctor-optional": ("nên có", "optional"),
    "doctor-packages": ("gói Python", "Python packages"),
    "doctor-patterns": ("luật (patterns)", "rules (patterns)"),
    "doctor-folder": ("thư mục tạm", "temporary folder"),
    "doctor-uno": ("Python có uno", "Python with uno"),
    "doctor-for-all": ("mọi tệp", "every file"),
    "doctor-for-scans": ("bản quét, ảnh", "scans, images"),
    "doctor-for-office": (".doc, .rtf (tệp Word cũ)", ".doc, .rtf"),
    "doctor-for-figures": ("số, mã trong bản quét", "figures and codes in scans"),
    "doctor-for-turned": ("bản quét nằm ngang, lộn ngược", "scans on their side, upside down"),
    "doctor-for-speed": ("đọc .doc, .rtf nhanh gấp 8", ".doc, .rtf eight times as fast"),
    "doctor-for-by-hand": ("thử bằng tay; kehoach không gọi", "trials by hand; not called here"),
    "doctor-remedy": ("cách cài: {remedy}", "install: {remedy}"),
    "doctor-well": ("Đủ để đọc mọi loại tệp.", "Every kind of file can be read."),
    "doctor-ill": ("Chưa đọc được: {lost}.", "Cannot be read yet: {lost}."),
    "rules-hold": ("{rules} luật, {examples} ví dụ: đúng hết.", "{rules} rules, {examples} examples: all hold."),
    "rules-fail": ("Số chỗ sai: {failures}", "Failures: {failures}"),
    "stats-of": ("{rules} luật trong {documents} văn bản", "{rules} rules in {documents} documents"),
    "stats-file": ("tệp", "file"),
    "stats-rule": ("luật", "rule"),
    "stats-hits": ("số lần", "found"),
    "stats-documents": ("số văn bản", "documents"),
    "stats-never": ("Chưa gặp: {rules} luật", "Never found: {rules} rules"),
    "no-gold": ("Kết quả không có tài liệu nào của bản chuẩn.", "The output has no document of the gold."),
    "no-table": ("Thiếu tệp: {path}", "File missing: {path}"),
    "bad-table": (
        "Bảng hỏng hoặc không phải của chương trình này: {path}",
        "A table is damaged or not of this program: {path}",
    ),
    "no-such-document": (
        "Thư mục kết quả không có văn bản {name}; --compare cần tên tệp nguồn hoặc mã tài liệu như trong documents.csv.",
        "The output has no document {name}; --compare takes a source or document id as in documents.csv.",
    ),
    "same-document": (
        "--compare cần hai văn bản khác nhau; {name} là cùng một văn bản.",
        "--compare takes two documents; {name} is the same one again.",
    ),
    "not-a-day": ("Không phải ngày (NĂM-THÁNG-NGÀY): {text}", "Not a day (YYYY-MM-DD): {text}"),
    "audit-title": (
        "Kiểm tra đến ngày {day}: {documents} văn bản, {tasks} nhiệm vụ, {units} đơn vị",
        "Audit as of {day}: {documents} documents, {tasks} tasks, {units} units",
    ),
    "audit-later": (
        "{count} văn bản ban hành sau ngày này: không được coi là trả lời nhiệm vụ nào.",
        "Documents issued after that day, which answer no task: {count}.",
    ),
    "audit-copies": (
        "{count} tệp là bản sao của văn bản khác: nhiệm vụ chỉ tính một lần.",
        "Files that are copies of other documents, whose tasks count once: {count}.",
    ),
    "audit-findings": ("Phát hiện", "Findings"),
    "audit-none": ("Không có phát hiện nào.", "No findings."),
    "audit-load": ("Đơn vị chủ trì nhiều việc nhất", "Units that lead most"),
    "audit-unit": ("đơn vị", "unit"),
    "audit-overdue": ("quá hạn", "overdue"),
    "audit-documents": ("văn bản", "documents"),
    "audit-code": ("mã phát hiện", "code"),
    "audit-count": ("số lần", "count"),
    "audit-comparisons": ("Đối chiếu", "Comparisons"),
    "audit-written": ("Đã ghi vào {folder}", "Written to {folder}"),
    "not-a-regex": ("Không phải biểu thức chính quy: {text} ({detail})", "Not a regular expression: {text} ({detail})"),
    "not-a-floor": ("Không phải DÒNG=F1: {text}. Các dòng: {lines}", "Not LINE=F1: {text}. Lines: {lines}"),
    "below-floor": ("{line}: F1 {f1} thấp hơn {floor}", "{line}: F1 {f1} is below {floor}"),
    "eval-inputs": (
        "{inputs} tệp của {documents} tài liệu có bản chuẩn",
        "{inputs} inputs of {documents} gold documents",
    ),
    "eval-without-output": ("Không có trong kết quả: {names}", "Not in the output: {names}"),
    "eval-figures": ("Độ chính xác (~: tính cả gần đúng)", "Figures (~: nearly right counts too)"),
    "eval-line": ("bảng, trường", "table, field"),
    "eval-precision": ("c.xác", "prec."),
    "eval-recall": ("phủ", "recall"),
    "eval-support": ("chuẩn", "gold"),
    "eval-by-document": ("F1 từng tệp", "F1 by input"),
    "eval-source": ("tệp", "input"),
    "eval-calibration": ("Độ chắc chắn của phân công", "Confidence of assignments"),
    "eval-confidence": ("độ chắc chắn", "confidence"),
    "eval-rows": ("số dòng", "rows"),
    "eval-right": ("đúng", "right"),
    "eval-share": ("tỷ lệ đúng", "share right"),
    "eval-least-sure": (
        "{part} dòng kém chắc chắn nhất chứa {share} trong {wrong} dòng sai.",
        "The least sure {part} of the rows hold {share} of the {wrong} wrong ones.",
    ),
    "eval-by-grade": ("Kết quả theo mức tin cậy của tài liệu", "Figures by the grade of documents"),
    "eval-grade": ("mức", "grade"),
    "eval-files": ("số tệp", "inputs"),
    "eval-page": ("tr. {page}", "p. {page}"),
    "eval-want": ("chuẩn", "gold"),
    "eval-got": ("kết quả", "output"),
    "eval-gains": ("Hơn: {line} ({rows})", "Gains: {line} ({rows})"),
    "eval-losses": ("Kém: {line} ({rows})", "Losses: {line} ({rows})"),
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
