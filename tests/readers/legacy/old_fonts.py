"""Text as documents in old fonts hold it, and PDF files set in such fonts."""

from __future__ import annotations

from extract.readers.legacy.tables import Encoding, encodings

TCVN3, VNI, VPS = encodings()
FONTS = {"TCVN3": ".VnTime", "VNI": "VNI-Times", "VPS": "VPS Times"}
PLAN = """\
Số: 12/KH-UBND
Sơn Lâm, ngày 05 tháng 3 năm 2004
Kế hoạch
Nâng cao chất lượng phục vụ người dân tại bộ phận một cửa trên địa bàn huyện
Căn cứ Quyết định số 09/QĐ-UB ngày 12/01/2004 của Uỷ ban nhân dân tỉnh về việc giao chỉ tiêu, nhiệm vụ năm 2004;
- Phòng Nội vụ chủ trì, phối hợp với Phòng Tài chính - Kế hoạch, Đài Truyền thanh và các đơn vị liên quan mở lớp tập huấn;
- Trưởng các phòng, ban chịu trách nhiệm về thư từ, hồ sơ lưu trữ; ưu tiên người có công với nước như đã quy định;
- Công an huyện giữ gìn trật tự ở cơ sở, kỹ càng, đúng nghĩa vụ; mỗi quý một lần, vào ngày 15.
Nơi nhận: Thường trực Huyện uỷ; các xã Đắk Song, Krông Nô; Lưu."""


def typed(encoding: Encoding, text: str) -> str:
    """The text as people typed it in an encoding: TCVN3 has toned capitals in fonts of capitals only."""
    if encoding is TCVN3:
        codes = set(encoding.letters.values())
        text = "".join(c.lower() if not c.isascii() and c not in codes else c for c in text)
    return encoding.encoded(text)


def old_pdf(lines: list[str], font: str) -> bytes:
    """A page in a font of one byte a letter, as Windows printed it; marks of VNI stand over the letter before them."""
    marks = "".join(code[1] for code in VNI.letters if len(code) == 2) if font.startswith("VNI") else ""
    widths = " ".join("0" if bytes([b]).decode("cp1252", "replace") in marks else "500" for b in range(256))
    shown = b"".join(b"<%s> Tj T* " % line.encode("cp1252").hex().encode() for line in lines)
    content = b"BT /F 9 Tf 14 TL 50 780 Td " + shown + b"ET"
    name = font.replace(" ", "#20")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 0 /LastChar 255 "
        f"/Widths [{widths}] /FontDescriptor 6 0 R >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>",
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>".encode(),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return data + tail % (count, table, count, len(data))
