# ruff: noqa: E501
"""A decision that issues a plan: two letterheads in one page of a portal, criteria and assignments in one table with merged cells."""

from ..model import Cell, Cite, Criterion, Due, Grid, Letterhead, Sample, Signature, group, p, row, s, t, task

SNV = "Sở Nội vụ"
KHCN = "Sở Khoa học và Công nghệ"
VP = "Văn phòng UBND tỉnh"
CAC_XA = "UBND các xã, phường"
TTHCC = "Trung tâm Phục vụ hành chính công tỉnh"


def par(code: str, name: str, cause: str, solution: str) -> Criterion:
    return Criterion("PAR INDEX", code, name, cause=cause, solution=solution)


CAUSE_1 = "Giao 214 nhiệm vụ, 09 nhiệm vụ hoàn thành quá hạn"
CAUSE_2 = (
    "Phần mềm một cửa chưa đồng bộ trạng thái với Cổng Dịch vụ công quốc gia; một số xã mới sáp nhập nhập liệu chậm"
)
CAUSE_3 = "03 sở chưa kiện toàn cấp phó sau sắp xếp"
CAUSE_4 = "Người dân chưa quen nộp hồ sơ trực tuyến; tỷ lệ của cấp xã đạt 41,7%"
DO_1 = "Gắn mã theo dõi cho từng nhiệm vụ; cảnh báo trước hạn 07 ngày; công khai danh sách cơ quan chậm trên trang điều hành của tỉnh"
DO_2A = "Hoàn thành kết nối, đồng bộ trạng thái hồ sơ; xử lý dứt điểm hồ sơ treo trên hệ thống"
DO_2B = "Tập huấn nhập liệu cho công chức một cửa của 64 xã, phường theo hình thức cầm tay chỉ việc"
DO_3 = "Tham mưu bổ nhiệm, điều động cấp phó; bảo đảm số lượng theo quy định"
DO_4 = "Mở điểm hỗ trợ nộp hồ sơ tại bưu cục, nhà văn hóa; giao chỉ tiêu từng tháng cho từng xã, phường"

FIRST = Sample(
    name="",
    formats=(),
    document={},
    head=Letterhead("ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG XUYÊN", "Số: 2114/QĐ-UBND", "Đồng Xuyên, ngày 06 tháng 10 năm 2025"),
    kind="QUYẾT ĐỊNH",
    title="Ban hành Kế hoạch khắc phục hạn chế, nâng cao\nChỉ số cải cách hành chính (PAR INDEX) của tỉnh năm 2025",
    body=(
        p("**ỦY BAN NHÂN DÂN TỈNH ĐỒNG XUYÊN**", look="centre"),
        p(
            "*Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;*",
            Cite(
                "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025",
                "72/2025/QH15",
                "2025-06-16",
                None,
                kind="Luật",
            ),
        ),
        p(
            "*Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;*",
            Cite(
                "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ", "76/NQ-CP", "2021-07-15", "Chính phủ"
            ),
        ),
        p(
            "*Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 642/TTr-SNV ngày 01 tháng 10 năm 2025.*",
            Cite(
                "Tờ trình số 642/TTr-SNV ngày 01 tháng 10 năm 2025", "642/TTr-SNV", "2025-10-01", "Giám đốc Sở Nội vụ"
            ),
        ),
        p("**QUYẾT ĐỊNH:**", look="centre"),
        s(
            "Điều 1.",
            "",
            "item",
            run=p(
                "Ban hành kèm theo Quyết định này Kế hoạch khắc phục hạn chế, nâng cao Chỉ số cải cách hành chính (PAR INDEX) của tỉnh năm 2025."
            ),
        ),
        s(
            "Điều 2.",
            "",
            "item",
            run=p(
                "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 655/QĐ-UBND ngày 21/3/2025 của Ủy ban nhân dân tỉnh.",
                Cite(
                    "Quyết định số 655/QĐ-UBND ngày 21/3/2025 của Ủy ban nhân dân tỉnh",
                    "655/QĐ-UBND",
                    "2025-03-21",
                    "Ủy ban nhân dân tỉnh",
                ),
            ),
        ),
        s(
            "Điều 3.",
            "",
            "item",
            run=p(
                "Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở, Thủ trưởng các ban, ngành tỉnh; Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm thi hành Quyết định này./."
            ),
        ),
    ),
    sign=Signature(
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "Tạ Văn Khởi",
        (
            "Như Điều 3",
            "Bộ Nội vụ (b/c)",
            "TT. Tỉnh ủy, TT. HĐND tỉnh",
            "Chủ tịch, các PCT UBND tỉnh",
            "Cổng thông tin điện tử tỉnh",
            "Lưu: VT, NC(3b)",
        ),
    ),
)

SAMPLE = Sample(
    name="quyet-dinh-ban-hanh-ke-hoach",
    formats=("html",),
    document={
        "kind": "QUYẾT ĐỊNH",
        "number": "2114",
        "code": "2114/QĐ-UBND",
        "issuer": "Ủy ban nhân dân tỉnh Đồng Xuyên",
        "place": "Đồng Xuyên",
        "issued_on": "2025-10-06",
        "title": "Ban hành Kế hoạch khắc phục hạn chế, nâng cao Chỉ số cải cách hành chính (PAR INDEX) của tỉnh năm 2025",
        "is_draft": False,
        "signer": "Tạ Văn Khởi",
        "signer_title": "CHỦ TỊCH",
        "on_behalf_of": "ỦY BAN NHÂN DÂN",
    },
    before=FIRST,
    head=Letterhead("ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG XUYÊN", "", ""),
    kind="KẾ HOẠCH",
    title="Khắc phục hạn chế, nâng cao Chỉ số cải cách hành chính\n(PAR INDEX) của tỉnh Đồng Xuyên năm 2025",
    body=(
        p("(Kèm theo Quyết định số 2114/QĐ-UBND ngày 06 tháng 10 năm 2025 của Ủy ban nhân dân tỉnh)", look="italic"),
        s(
            "I.",
            "MỤC TIÊU",
            "objectives",
            s(
                "1.",
                "",
                "item",
                run=p(
                    "Duy trì điểm của những tiêu chí đã đạt tối đa; khắc phục ít nhất 80% số tiêu chí bị trừ điểm năm 2024."
                ),
            ),
            s(
                "2.",
                "",
                "item",
                run=p(
                    "Chỉ số PAR INDEX năm 2025 của tỉnh thuộc nhóm 15 tỉnh, thành phố dẫn đầu cả nước; không có tiêu chí nào bị điểm 0."
                ),
            ),
        ),
        s(
            "II.",
            "NHIỆM VỤ, GIẢI PHÁP CHUNG",
            "tasks",
            s(
                "1.",
                "",
                "item",
                run=t(
                    "Người đứng đầu các cơ quan, đơn vị, địa phương trực tiếp chỉ đạo, kiểm điểm hằng tháng những tiêu chí bị trừ điểm thuộc trách nhiệm của mình.",
                    lead="Người đứng đầu các cơ quan, đơn vị, địa phương",
                    due=Due("hằng tháng", None, None, "monthly"),
                ),
            ),
            s(
                "2.",
                "",
                "item",
                run=t(
                    "Sở Nội vụ chủ trì, phối hợp với Văn phòng UBND tỉnh, Sở Khoa học và Công nghệ và các cơ quan, đơn vị có liên quan tổ chức kiểm tra chéo hồ sơ minh chứng giữa các sở, ngành từ ngày 15/11 đến ngày 05/12/2025.",
                    lead=SNV,
                    co=(VP, KHCN, "các cơ quan, đơn vị có liên quan"),
                    due=Due("từ ngày 15/11 đến ngày 05/12/2025", "2025-11-15", "2025-12-05"),
                ),
            ),
            s(
                "3.",
                "",
                "item",
                run=t(
                    "Tăng cường đối thoại với doanh nghiệp, người dân; tiếp thu, giải trình đến cùng các kiến nghị qua khảo sát."
                ),
            ),
        ),
        s(
            "III.",
            "NHIỆM VỤ CỤ THỂ",
            "tasks",
            Grid(
                (
                    ("TT", 4),
                    ("Mã", 6),
                    ("Tiêu chí", 16),
                    ("Nguyên nhân bị trừ điểm", 17),
                    ("Giải pháp", 23),
                    ("Cơ quan chủ trì", 12),
                    ("Cơ quan phối hợp", 12),
                    ("Thời hạn", 10),
                ),
                (
                    group(Cell("Lĩnh vực 1. Chỉ đạo, điều hành cải cách hành chính", cols=8)),
                    row(
                        "1",
                        "1.4",
                        "Thực hiện các nhiệm vụ được Chính phủ, Thủ tướng Chính phủ giao",
                        CAUSE_1,
                        DO_1,
                        "Văn phòng UBND tỉnh",
                        "Các sở, ban, ngành",
                        "Thường xuyên",
                        task=task(lead=VP, co="Các sở, ban, ngành", due=Due("Thường xuyên", None, None, "ongoing")),
                        criterion=par(
                            "1.4", "Thực hiện các nhiệm vụ được Chính phủ, Thủ tướng Chính phủ giao", CAUSE_1, DO_1
                        ),
                    ),
                    group(Cell("Lĩnh vực 2. Cải cách thủ tục hành chính", cols=8)),
                    row(
                        Cell("2", rows=2),
                        Cell("3.4.1", rows=2),
                        Cell("Tỷ lệ hồ sơ giải quyết đúng hạn", rows=2),
                        Cell(CAUSE_2, rows=2),
                        DO_2A,
                        "Sở Khoa học và Công nghệ",
                        "Trung tâm Phục vụ hành chính công tỉnh; Viễn thông tỉnh",
                        "Trước 15/11/2025",
                        task=task(
                            lead=KHCN, co=(TTHCC, "Viễn thông tỉnh"), due=Due("Trước 15/11/2025", None, "2025-11-15")
                        ),
                        criterion=par("3.4.1", "Tỷ lệ hồ sơ giải quyết đúng hạn", CAUSE_2, DO_2A),
                    ),
                    row(
                        DO_2B,
                        "Trung tâm Phục vụ hành chính công tỉnh",
                        "UBND các xã, phường",
                        "Tháng 10 - 11/2025",
                        task=task(lead=TTHCC, co=CAC_XA, due=Due("Tháng 10 - 11/2025", "2025-10-01", "2025-11-30")),
                        serves="3.4.1",
                    ),
                    group(Cell("Lĩnh vực 3. Cải cách tổ chức bộ máy", cols=8)),
                    row(
                        "3",
                        "4.1.2",
                        "Thực hiện quy định về số lượng lãnh đạo tại các cơ quan hành chính",
                        CAUSE_3,
                        DO_3,
                        Cell("Sở Nội vụ", rows=2),
                        "Văn phòng Tỉnh ủy, các sở liên quan",
                        "Quý IV/2025",
                        task=task(
                            lead=SNV,
                            co=("Văn phòng Tỉnh ủy", "các sở liên quan"),
                            due=Due("Quý IV/2025", "2025-10-01", "2025-12-31"),
                        ),
                        criterion=par(
                            "4.1.2", "Thực hiện quy định về số lượng lãnh đạo tại các cơ quan hành chính", CAUSE_3, DO_3
                        ),
                    ),
                    row(
                        "4",
                        "4.3.3",
                        "Xử lý các vấn đề phát hiện qua kiểm tra phân cấp",
                        "Năm 2024 chưa ban hành văn bản xử lý sau kiểm tra",
                        "Ban hành văn bản xử lý đối với 06 cơ quan được kiểm tra; theo dõi việc khắc phục",
                        "Thanh tra tỉnh",
                        "Xong trước 30/10/2025",
                        task=task(lead=SNV, co="Thanh tra tỉnh", due=Due("Xong trước 30/10/2025", None, "2025-10-30")),
                        criterion=par(
                            "4.3.3",
                            "Xử lý các vấn đề phát hiện qua kiểm tra phân cấp",
                            "Năm 2024 chưa ban hành văn bản xử lý sau kiểm tra",
                            "Ban hành văn bản xử lý đối với 06 cơ quan được kiểm tra; theo dõi việc khắc phục",
                        ),
                    ),
                    group(Cell("Lĩnh vực 4. Chính quyền số", cols=8)),
                    row(
                        "5",
                        "7.2.2",
                        "Tỷ lệ hồ sơ trực tuyến toàn trình của cấp xã",
                        CAUSE_4,
                        DO_4,
                        "UBND các xã, phường",
                        "Bưu điện tỉnh, Tỉnh đoàn, các doanh nghiệp viễn thông",
                        "Hằng tháng",
                        task=task(
                            lead=CAC_XA,
                            co=("Bưu điện tỉnh", "Tỉnh đoàn", "các doanh nghiệp viễn thông"),
                            due=Due("Hằng tháng", None, None, "monthly"),
                        ),
                        criterion=par("7.2.2", "Tỷ lệ hồ sơ trực tuyến toàn trình của cấp xã", CAUSE_4, DO_4),
                    ),
                ),
                action=4,
            ),
        ),
        s(
            "IV.",
            "TỔ CHỨC THỰC HIỆN",
            "implementation",
            s(
                "1.",
                "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường",
                "unit",
                s(
                    "a)",
                    "",
                    "item",
                    run=t(
                        "Ban hành kế hoạch khắc phục của cơ quan, địa phương mình trước ngày 20/10/2025.",
                        lead=("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
                        due=Due("trước ngày 20/10/2025", None, "2025-10-20"),
                    ),
                ),
                s(
                    "b)",
                    "",
                    "item",
                    run=t(
                        "Gửi báo cáo và tài liệu minh chứng về Sở Nội vụ chậm nhất ngày 10 tháng 12 năm 2025 để tổng hợp, trình Ủy ban nhân dân tỉnh.",
                        lead=("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
                        to=SNV,
                        due=Due("chậm nhất ngày 10 tháng 12 năm 2025", None, "2025-12-10"),
                    ),
                ),
            ),
            s(
                "2.",
                "Sở Nội vụ",
                "unit",
                run=t(
                    "Theo dõi, đôn đốc việc thực hiện Kế hoạch; kiến nghị Chủ tịch Ủy ban nhân dân tỉnh phê bình người đứng đầu cơ quan để mất điểm do chủ quan.",
                    lead=SNV,
                ),
            ),
            s(
                "3.",
                "Sở Tài chính",
                "unit",
                run=t(
                    "Thẩm định, trình cấp có thẩm quyền bố trí kinh phí; không để thiếu kinh phí khảo sát mức độ hài lòng.",
                    lead="Sở Tài chính",
                ),
            ),
            s(
                "4.",
                "Báo và Phát thanh, Truyền hình Đồng Xuyên; Cổng thông tin điện tử tỉnh",
                "unit",
                t(
                    "Đưa tin về cách làm hay của cơ sở, mỗi tuần ít nhất một tin, bài; phối hợp Sở Nội vụ xây dựng tọa đàm trong tháng 11.",
                    lead=("Báo và Phát thanh, Truyền hình Đồng Xuyên", "Cổng thông tin điện tử tỉnh"),
                    co=SNV,
                    due=(Due("mỗi tuần", None, None, "weekly"), Due("trong tháng 11", "2025-11-01", "2025-11-30")),
                ),
            ),
            t(
                "Trong quá trình thực hiện, nếu phát sinh vướng mắc, các cơ quan, đơn vị, địa phương kịp thời báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ) để xem xét, điều chỉnh./.",
                lead="các cơ quan, đơn vị, địa phương",
                to=("Ủy ban nhân dân tỉnh", SNV),
            ),
        ),
    ),
    sign=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Tạ Văn Khởi", ()),
)
