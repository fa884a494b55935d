# ruff: noqa: E501
"""A department's draft: number and day blank, phòng as leads, Word numbers everything, a table of persons."""

from ..model import Cell, Cite, Due, Grid, Letterhead, Sample, Section, Signature, p, row, s, t, task

VAN_PHONG = "Văn phòng Sở"
THANH_TRA = "Thanh tra Sở"
QHKT = "Phòng Quy hoạch - Kiến trúc"
HTKT = "Phòng Hạ tầng kỹ thuật và Phát triển đô thị"
QLXD = "Phòng Quản lý xây dựng"
CAC_PHONG = "Các phòng, đơn vị thuộc Sở"


def item(marker: str, text: str, **units: str | tuple[str, ...] | Due) -> Section:
    """A lettered paragraph that is one task."""
    return s(marker, "", "item", run=t(text, **units))  # type: ignore[arg-type]


SAMPLE = Sample(
    name="ke-hoach-so",
    formats=("docx", "pdf"),
    document={
        "kind": "KẾ HOẠCH",
        "number": None,
        "code": "/KH-SXD",
        "issuer": "Sở Xây dựng tỉnh Nam Khê",
        "place": "Nam Khê",
        "issued_on": "2025-02",
        "title": "Cải cách hành chính năm 2025 của Sở Xây dựng",
        "is_draft": True,
        "signer": "Lương Văn Thái",
        "signer_title": "PHÓ GIÁM ĐỐC",
        "on_behalf_of": "GIÁM ĐỐC",
    },
    head=Letterhead(
        "SỞ XÂY DỰNG",
        "Số:          /KH-SXD",
        "Nam Khê, ngày      tháng 02 năm 2025",
        parent="UBND TỈNH NAM KHÊ",
        draft="DỰ THẢO",
    ),
    kind="KẾ HOẠCH",
    title="Cải cách hành chính năm 2025 của Sở Xây dựng",
    auto_numbered=True,
    body=(
        p(
            "Thực hiện Kế hoạch số 318/KH-UBND ngày 26/12/2024 của UBND tỉnh Nam Khê về cải cách hành chính năm 2025, Sở Xây dựng ban hành Kế hoạch với các nội dung sau:",
            Cite(
                "Kế hoạch số 318/KH-UBND ngày 26/12/2024 của UBND tỉnh Nam Khê",
                "318/KH-UBND",
                "2024-12-26",
                "UBND tỉnh Nam Khê",
            ),
        ),
        s(
            "I.",
            "MỤC ĐÍCH, YÊU CẦU",
            "purpose_requirements",
            s(
                "1.",
                "Mục đích",
                "purpose",
                p("- Rút ngắn thời gian cấp phép, thẩm định; không để tồn hồ sơ quá hạn tại bất cứ phòng nào."),
                p("- Giữ Chỉ số cải cách hành chính của Sở trong nhóm 05 sở dẫn đầu tỉnh."),
            ),
            s(
                "2.",
                "Yêu cầu",
                "requirements",
                p("- Trưởng các phòng, thủ trưởng đơn vị trực thuộc chịu trách nhiệm trước Giám đốc Sở về tiến độ."),
                p("- Gắn kết quả thực hiện với xếp loại công chức, viên chức cuối năm."),
            ),
        ),
        s(
            "II.",
            "NỘI DUNG THỰC HIỆN",
            "tasks",
            s(
                "1.",
                "Cải cách thể chế",
                "topic",
                t(
                    "- Phòng Quy hoạch - Kiến trúc chủ trì, phối hợp với Thanh tra Sở và Phòng Quản lý xây dựng tham mưu sửa đổi Quyết định số 27/2021/QĐ-UBND ngày 14 tháng 9 năm 2021 của UBND tỉnh về quản lý trật tự xây dựng, trình trước ngày 30/6/2025.",
                    Cite(
                        "Quyết định số 27/2021/QĐ-UBND ngày 14 tháng 9 năm 2021 của UBND tỉnh",
                        "27/2021/QĐ-UBND",
                        "2021-09-14",
                        "UBND tỉnh",
                    ),
                    lead=QHKT,
                    co=(THANH_TRA, QLXD),
                    due=Due("trước ngày 30/6/2025", None, "2025-06-30"),
                ),
                t(
                    "- Các phòng chuyên môn rà soát văn bản thuộc lĩnh vực phụ trách, gửi kết quả về Thanh tra Sở trong quý II.",
                    lead="Các phòng chuyên môn",
                    to=THANH_TRA,
                    due=Due("trong quý II", "2025-04-01", "2025-06-30"),
                ),
            ),
            s(
                "2.",
                "Cải cách thủ tục hành chính",
                "topic",
                s(
                    "2.1.",
                    "Rà soát, đơn giản hóa",
                    "topic",
                    t(
                        "- Văn phòng Sở lập danh mục thủ tục cần cắt giảm thời gian giải quyết, tối thiểu 20% so với quy định; hoàn thành trong tháng 4/2025.",
                        lead=VAN_PHONG,
                        due=Due("trong tháng 4/2025", "2025-04-01", "2025-04-30"),
                    ),
                    p("- Phòng Quản lý xây dựng, Phòng Hạ tầng kỹ thuật và Phát triển đô thị thực hiện:"),
                    t(
                        "+ Thí điểm thẩm định đồng thời thiết kế xây dựng và phòng cháy, chữa cháy đối với công trình cấp III.",
                        lead=(QLXD, HTKT),
                    ),
                    t(
                        "+ Công bố bộ câu hỏi thường gặp trên Trang thông tin điện tử của Sở, cập nhật hằng tuần.",
                        lead=(QLXD, HTKT),
                        due=Due("hằng tuần", None, None, "weekly"),
                    ),
                ),
                s(
                    "2.2.",
                    "Giải quyết hồ sơ trực tuyến",
                    "topic",
                    t(
                        "- 100% hồ sơ cấp giấy phép xây dựng được số hóa khi tiếp nhận; không yêu cầu nộp thêm bản giấy."
                    ),
                    t(
                        "- Bộ phận Một cửa của Sở kết hợp với Trung tâm Phục vụ hành chính công tỉnh hỗ trợ doanh nghiệp ký số, thanh toán trực tuyến.",
                        lead="Bộ phận Một cửa của Sở",
                        co="Trung tâm Phục vụ hành chính công tỉnh",
                    ),
                ),
            ),
            s(
                "3.",
                "Cải cách tổ chức bộ máy, chế độ công vụ",
                "topic",
                t(
                    "- Hoàn thiện đề án sáp nhập Sở Xây dựng và Sở Giao thông vận tải; sắp xếp trụ sở, bố trí công chức theo vị trí việc làm sau khi đề án được duyệt."
                ),
                t(
                    "- Hằng năm, Văn phòng Sở tham mưu Giám đốc Sở ban hành kế hoạch luân chuyển đối với công chức giữ vị trí thẩm định quá 05 năm.",
                    lead=VAN_PHONG,
                    due=Due("Hằng năm", None, None, "yearly"),
                ),
            ),
            s(
                "4.",
                "Xây dựng chính quyền số",
                "topic",
                t(
                    "- Phòng Hạ tầng kỹ thuật và Phát triển đô thị hoàn thành lớp dữ liệu cấp nước, thoát nước, chiếu sáng của 06 đô thị trên nền bản đồ số từ tháng 3 đến tháng 10 năm 2025; chia sẻ với UBND các huyện, thành phố.",
                    lead=HTKT,
                    due=Due("từ tháng 3 đến tháng 10 năm 2025", "2025-03-01", "2025-10-31"),
                ),
                t(
                    "- Trung tâm Kiểm định chất lượng công trình xây dựng và Văn phòng Sở cài đặt, vận hành phần mềm quản lý hồ sơ công trình; tập huấn cho công chức ngày 10 và 11/6/2025.",
                    lead=("Trung tâm Kiểm định chất lượng công trình xây dựng", VAN_PHONG),
                    due=Due("ngày 10 và 11/6/2025", "2025-06-10", "2025-06-11"),
                ),
                t("- Toàn bộ văn bản đi, trừ văn bản mật, phải được ký số và gửi trên trục liên thông."),
            ),
        ),
        s(
            "III.",
            "KINH PHÍ THỰC HIỆN",
            "funding",
            p(
                "Từ nguồn kinh phí tự chủ và không tự chủ giao cho Sở năm 2025. Chánh Văn phòng Sở chịu trách nhiệm thanh quyết toán đúng chế độ."
            ),
        ),
        s(
            "IV.",
            "TỔ CHỨC THỰC HIỆN",
            "implementation",
            s(
                "1.",
                "Văn phòng Sở",
                "unit",
                item(
                    "a)",
                    "Là đầu mối theo dõi, đôn đốc các phòng, đơn vị; công khai tiến độ trên bảng điện tử.",
                    lead=VAN_PHONG,
                ),
                item(
                    "b)",
                    "Tổng hợp, báo cáo Sở Nội vụ theo quý, trước ngày 12 của tháng cuối quý.",
                    lead=VAN_PHONG,
                    to="Sở Nội vụ",
                    due=Due("theo quý, trước ngày 12 của tháng cuối quý", None, None, "quarterly"),
                ),
                item(
                    "c)",
                    "Phối hợp với Công đoàn Sở phát động thi đua “Mỗi phòng một sáng kiến”.",
                    lead=VAN_PHONG,
                    co="Công đoàn Sở",
                ),
            ),
            s(
                "2.",
                "Thanh tra Sở",
                "unit",
                item("a)", "Kiểm tra kỷ luật, kỷ cương hành chính đột xuất tại các phòng, đơn vị.", lead=THANH_TRA),
                item(
                    "b)",
                    "Xác minh, xử lý phản ánh của doanh nghiệp trong vòng 05 ngày làm việc; báo cáo Giám đốc Sở.",
                    lead=THANH_TRA,
                    to="Giám đốc Sở",
                ),
            ),
            s(
                "3.",
                "Trung tâm Kiểm định chất lượng công trình xây dựng",
                "unit",
                run=t(
                    "Niêm yết giá dịch vụ kiểm định; khảo sát sự hài lòng của khách hàng trong tháng 11/2025.",
                    lead="Trung tâm Kiểm định chất lượng công trình xây dựng",
                    due=Due("trong tháng 11/2025", "2025-11-01", "2025-11-30"),
                ),
            ),
            s(
                "4.",
                "",
                "item",
                run=t(
                    "Giao Phòng Kế hoạch - Tài chính cân đối kinh phí từ dự toán được giao, hướng dẫn các phòng lập dự toán năm sau trước ngày 20/7.",
                    lead="Phòng Kế hoạch - Tài chính",
                    due=Due("trước ngày 20/7", None, "2025-07-20"),
                ),
            ),
            s(
                "5.",
                "Các phòng, đơn vị thuộc Sở",
                "unit",
                t(
                    "- Căn cứ Kế hoạch này xây dựng chương trình công tác của phòng, đơn vị trước ngày 15/3/2025.",
                    lead=CAC_PHONG,
                    due=Due("trước ngày 15/3/2025", None, "2025-03-15"),
                ),
                t(
                    "- Gửi báo cáo kết quả về Văn phòng Sở trước ngày 05 của tháng cuối quý.",
                    lead=CAC_PHONG,
                    to=VAN_PHONG,
                    due=Due("trước ngày 05 của tháng cuối quý", None, None, "quarterly"),
                ),
            ),
            p("(Phân công công chức thực hiện tại Phụ lục kèm theo)", look="italic"),
            p(
                "Trên đây là Kế hoạch cải cách hành chính năm 2025 của Sở Xây dựng, đề nghị các phòng, đơn vị nghiêm túc thực hiện./."
            ),
        ),
    ),
    sign=Signature(
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        "Lương Văn Thái",
        (
            "Sở Nội vụ (để b/c)",
            "Giám đốc, các Phó Giám đốc Sở",
            "Các phòng, đơn vị thuộc Sở",
            "Trang thông tin điện tử của Sở",
            "Lưu: VT, VP",
        ),
    ),
    after=(
        Section(
            "Phụ lục",
            "PHÂN CÔNG CÔNG CHỨC THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH",
            "appendix",
            (
                p("(Kèm theo Kế hoạch số          /KH-SXD ngày      tháng 02 năm 2025 của Sở Xây dựng)", look="italic"),
                Grid(
                    (
                        ("TT", 8),
                        ("Nhiệm vụ thực hiện", 42),
                        ("Người thực hiện", 26),
                        ("Thời gian", 14),
                        ("Ghi chú", 10),
                    ),
                    (
                        row(
                            "1",
                            "Cập nhật, niêm yết thủ tục hành chính mới công bố tại Bộ phận Một cửa",
                            Cell("Nguyễn Hải Vân", rows=2),
                            "Thường xuyên",
                            "",
                            task=task(lead="Nguyễn Hải Vân", due=Due("Thường xuyên", None, None, "ongoing")),
                        ),
                        row(
                            "2",
                            "Lập biểu theo dõi hồ sơ đến hạn, quá hạn của từng phòng",
                            "Hằng tuần",
                            "",
                            task=task(lead="Nguyễn Hải Vân", due=Due("Hằng tuần", None, None, "weekly")),
                        ),
                        row(
                            "3",
                            "Chấm điểm, lập hồ sơ minh chứng Chỉ số cải cách hành chính của Sở",
                            "Phan Bá Lợi, Đoàn Thị Mai",
                            "Tháng 11 - 12/2025",
                            "",
                            task=task(
                                lead=("Phan Bá Lợi", "Đoàn Thị Mai"),
                                due=Due("Tháng 11 - 12/2025", "2025-11-01", "2025-12-31"),
                            ),
                        ),
                        row(
                            "4",
                            "Quản trị phần mềm một cửa, hỗ trợ ký số",
                            "Hồ Sỹ Quân;\nTrung tâm Kiểm định chất lượng công trình xây dựng",
                            "Năm 2025",
                            "Kiêm nhiệm",
                            task=task(
                                lead=("Hồ Sỹ Quân", "Trung tâm Kiểm định chất lượng công trình xây dựng"),
                                due=Due("Năm 2025", "2025-01-01", "2025-12-31"),
                            ),
                        ),
                        row(
                            "5",
                            "Viết ít nhất 02 tin, bài về cải cách hành chính đăng trên trang thông tin của Sở",
                            "Đoàn Thị Mai",
                            "Hằng tháng",
                            "",
                            task=task(lead="Đoàn Thị Mai", due=Due("Hằng tháng", None, None, "monthly")),
                        ),
                    ),
                ),
            ),
        ),
    ),
)
