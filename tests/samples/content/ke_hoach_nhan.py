# ruff: noqa: E501
"""A town's plan whose tasks carry label lines: who leads, who helps, by when. Some headings have nothing but such lines."""

from ..model import Cite, Due, Letterhead, Sample, Signature, p, s, t, task

VHTT = "Phòng Văn hóa và Thông tin"
XA_PHUONG = "UBND các xã, phường"


SAMPLE = Sample(
    name="ke-hoach-nhan-chu-tri",
    formats=("docx", "pdf"),
    document={
        "kind": "KẾ HOẠCH",
        "number": "36",
        "code": "36/KH-UBND",
        "issuer": "Ủy ban nhân dân thị xã Kỳ Lộc",
        "place": "Kỳ Lộc",
        "issued_on": "2024-01-29",
        "title": "Phát triển du lịch cộng đồng trên địa bàn thị xã Kỳ Lộc năm 2024",
        "is_draft": False,
        "signer": "Vi Thị Thu Hằng",
        "signer_title": "PHÓ CHỦ TỊCH",
        "on_behalf_of": "ỦY BAN NHÂN DÂN",
    },
    head=Letterhead("ỦY BAN NHÂN DÂN\nTHỊ XÃ KỲ LỘC", "Số: 36/KH-UBND", "Kỳ Lộc, ngày 29 tháng 01 năm 2024"),
    kind="KẾ HOẠCH",
    title="Phát triển du lịch cộng đồng\ntrên địa bàn thị xã Kỳ Lộc năm 2024",
    body=(
        p(
            "Căn cứ Nghị quyết số 14-NQ/TU ngày 20/10/2021 của Tỉnh ủy Bình Sa về phát triển du lịch đến năm 2030;",
            Cite(
                "Nghị quyết số 14-NQ/TU ngày 20/10/2021 của Tỉnh ủy Bình Sa",
                "14-NQ/TU",
                "2021-10-20",
                "Tỉnh ủy Bình Sa",
            ),
        ),
        p(
            "Căn cứ Kế hoạch số 205/KH-UBND ngày 27/12/2023 của Ủy ban nhân dân tỉnh về nhiệm vụ phát triển du lịch năm 2024;",
            Cite(
                "Kế hoạch số 205/KH-UBND ngày 27/12/2023 của Ủy ban nhân dân tỉnh",
                "205/KH-UBND",
                "2023-12-27",
                "Ủy ban nhân dân tỉnh",
            ),
        ),
        p(
            "Theo đề nghị của Trưởng phòng Văn hóa và Thông tin, Ủy ban nhân dân thị xã ban hành Kế hoạch phát triển du lịch cộng đồng năm 2024 như sau:"
        ),
        s(
            "I.",
            "TÌNH HÌNH CHUNG",
            "situation",
            p(
                "Toàn thị xã hiện có 23 cơ sở lưu trú tại nhà dân, tập trung ở phường Kỳ Trung và các xã ven hồ. Năm 2023, UBND thị xã đã giao Phòng Văn hóa và Thông tin chủ trì, phối hợp với Hội Nông dân thị xã mở 02 lớp tập huấn kỹ năng đón khách; lượng khách đạt 41.200 lượt, tăng 18% so với năm 2022."
            ),
            p("Tuy vậy, sản phẩm còn trùng lặp, đường vào các bản hẹp, vệ sinh môi trường tại điểm đến chưa bảo đảm."),
        ),
        s(
            "II.",
            "MỤC ĐÍCH, YÊU CẦU",
            "purpose_requirements",
            s(
                "1.",
                "",
                "item",
                run=p(
                    "Khai thác cảnh quan lòng hồ và văn hóa các dân tộc để tạo việc làm, tăng thu nhập cho người dân."
                ),
            ),
            s(
                "2.",
                "",
                "item",
                run=p(
                    "Các nhiệm vụ phải rõ cơ quan chủ trì, cơ quan phối hợp và thời gian hoàn thành; lồng ghép với chương trình xây dựng nông thôn mới."
                ),
            ),
        ),
        s(
            "III.",
            "MỤC TIÊU NĂM 2024",
            "objectives",
            p("- Đón từ 50.000 lượt khách trở lên, trong đó khách lưu trú đạt 12.000 lượt."),
            p(
                "- Có thêm 02 điểm du lịch cộng đồng được tỉnh công nhận; 100% cơ sở lưu trú được kiểm tra về phòng cháy, chữa cháy."
            ),
        ),
        s(
            "IV.",
            "NỘI DUNG THỰC HIỆN",
            "tasks",
            s(
                "1.",
                "Khảo sát, xây dựng sản phẩm du lịch",
                "topic",
                s(
                    "1.1.",
                    "Điều tra, đánh giá tài nguyên du lịch tại các bản ven hồ",
                    "topic",
                    p("- Cơ quan chủ trì: Phòng Văn hóa và Thông tin."),
                    p(
                        "- Cơ quan phối hợp: Phòng Tài nguyên và Môi trường, Phòng Dân tộc, UBND các xã: Lộc Tân, Hòa Khê, Nà Phặc."
                    ),
                    p("- Thời gian thực hiện: Quý I/2024."),
                    p("- Sản phẩm: Báo cáo đánh giá kèm bản đồ tài nguyên du lịch."),
                    own=task(
                        lead=VHTT,
                        co=(
                            "Phòng Tài nguyên và Môi trường",
                            "Phòng Dân tộc",
                            "UBND xã Lộc Tân",
                            "UBND xã Hòa Khê",
                            "UBND xã Nà Phặc",
                        ),
                        due=Due("Quý I/2024", "2024-01-01", "2024-03-31"),
                    ),
                ),
                s(
                    "1.2.",
                    "Xây dựng tuyến du lịch sinh thái lòng hồ",
                    "topic",
                    t(
                        "Thiết kế hai tuyến tham quan bằng thuyền, mỗi tuyến có ít nhất ba điểm dừng gắn với nghề dệt, nghề đan và ẩm thực địa phương; đào tạo thuyết minh viên tại chỗ.",
                        lead=VHTT,
                        co=(
                            "Phòng Kinh tế",
                            "Trung tâm Văn hóa, Thể thao và Truyền thông thị xã",
                            "các doanh nghiệp lữ hành",
                        ),
                        due=Due("Từ tháng 3 đến hết tháng 8/2024", "2024-03-01", "2024-08-31"),
                    ),
                    p("- Cơ quan chủ trì: Phòng Văn hóa và Thông tin."),
                    p(
                        "- Cơ quan phối hợp: Phòng Kinh tế; Trung tâm Văn hóa, Thể thao và Truyền thông thị xã; các doanh nghiệp lữ hành."
                    ),
                    p("- Thời gian thực hiện: Từ tháng 3 đến hết tháng 8/2024."),
                ),
                s(
                    "1.3.",
                    "Khôi phục lễ hội xuống đồng của đồng bào tại xã Nà Phặc",
                    "topic",
                    p(
                        "Đơn vị chủ trì: UBND xã Nà Phặc; đơn vị phối hợp: Phòng Văn hóa và Thông tin; thời gian hoàn thành: tháng 02/2024."
                    ),
                    own=task(lead="UBND xã Nà Phặc", co=VHTT, due=Due("tháng 02/2024", "2024-02-01", "2024-02-29")),
                ),
            ),
            s(
                "2.",
                "Hạ tầng, môi trường du lịch",
                "topic",
                s(
                    "a)",
                    "",
                    "item",
                    p("Cơ quan chủ trì: Phòng Quản lý đô thị, Ban Quản lý dự án đầu tư xây dựng thị xã."),
                    p("Cơ quan phối hợp: Các cơ quan, đơn vị liên quan và UBND các xã, phường."),
                    p("Thời gian thực hiện: Quý II, quý III năm 2024."),
                    run=t(
                        "Nâng cấp 4,2 km đường vào bản Tà Lượt, lắp đặt biển chỉ dẫn và điểm đỗ xe tại bến thuyền phường Kỳ Trung.",
                        lead=("Phòng Quản lý đô thị", "Ban Quản lý dự án đầu tư xây dựng thị xã"),
                        co=("Các cơ quan, đơn vị liên quan", XA_PHUONG),
                        due=Due("Quý II, quý III năm 2024", "2024-04-01", "2024-09-30"),
                    ),
                ),
                s(
                    "b)",
                    "",
                    "item",
                    p("Cơ quan thực hiện: UBND phường Kỳ Trung và UBND các xã: Lộc Tân, Hòa Khê."),
                    p("Thời gian thực hiện: Thường xuyên."),
                    run=t(
                        "Thu gom rác trên mặt hồ và tại các điểm dừng chân, bố trí thùng rác có phân loại, vận động hộ làm du lịch không dùng đồ nhựa một lần.",
                        lead=("UBND phường Kỳ Trung", "UBND xã Lộc Tân", "UBND xã Hòa Khê"),
                        due=Due("Thường xuyên", None, None, "ongoing"),
                    ),
                ),
                s(
                    "c)",
                    "",
                    "item",
                    p("Cơ quan chủ trì: Công an thị xã."),
                    p("Cơ quan phối hợp: Phòng Y tế; Đội Quản lý thị trường số 4; UBND các xã, phường."),
                    p("Thời gian thực hiện: Trước ngày 30/4/2024 và trước ngày 02/9/2024."),
                    run=t(
                        "Kiểm tra an ninh, phòng cháy, chữa cháy, an toàn thực phẩm tại các cơ sở lưu trú trước mùa du lịch.",
                        lead="Công an thị xã",
                        co=("Phòng Y tế", "Đội Quản lý thị trường số 4", XA_PHUONG),
                        due=(
                            Due("Trước ngày 30/4/2024", None, "2024-04-30"),
                            Due("trước ngày 02/9/2024", None, "2024-09-02"),
                        ),
                    ),
                ),
            ),
            s(
                "3.",
                "Quảng bá, xúc tiến",
                "topic",
                t(
                    "- Tổ chức Ngày hội du lịch lòng hồ Kỳ Lộc gắn với hội đua thuyền truyền thống.",
                    lead=VHTT,
                    co=("Ban Chỉ huy Quân sự thị xã", "Công an thị xã", "Thị đoàn"),
                    due=Due("Ngày 27/9/2024", "2024-09-27", "2024-09-27"),
                ),
                p("Cơ quan chủ trì: Phòng Văn hóa và Thông tin."),
                p("Cơ quan phối hợp: Ban Chỉ huy Quân sự thị xã, Công an thị xã, Thị đoàn."),
                p("Thời gian thực hiện: Ngày 27/9/2024."),
                t(
                    "- Xây dựng bản đồ du lịch số, tích hợp mã QR tại các điểm đến.",
                    lead=("Trung tâm Văn hóa, Thể thao và Truyền thông thị xã",),
                    co="doanh nghiệp viễn thông trên địa bàn",
                    due=Due("Quý IV/2024", "2024-10-01", "2024-12-31"),
                ),
                p("Cơ quan chủ trì: Trung tâm Văn hóa, Thể thao và Truyền thông thị xã."),
                p("Cơ quan phối hợp: doanh nghiệp viễn thông trên địa bàn."),
                p("Thời gian thực hiện: Quý IV/2024."),
                t(
                    "- Khuyến khích các hộ làm du lịch lập trang giới thiệu trên mạng xã hội, liên kết thành tổ hợp tác."
                ),
            ),
            s(
                "4.",
                "Bồi dưỡng nguồn nhân lực",
                "topic",
                p("- Cơ quan thực hiện: Phòng Lao động - Thương binh và Xã hội."),
                p(
                    "- Đơn vị phối hợp: Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên thị xã, Hội Liên hiệp Phụ nữ thị xã."
                ),
                p("- Thời hạn hoàn thành: trước ngày 30 tháng 6 năm 2024."),
                own=task(
                    lead="Phòng Lao động - Thương binh và Xã hội",
                    co=("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên thị xã", "Hội Liên hiệp Phụ nữ thị xã"),
                    due=Due("trước ngày 30 tháng 6 năm 2024", None, "2024-06-30"),
                ),
            ),
        ),
        s(
            "V.",
            "KINH PHÍ",
            "funding",
            p(
                "Từ ngân sách thị xã 2,35 tỷ đồng, vốn chương trình mục tiêu quốc gia 1,8 tỷ đồng và nguồn xã hội hóa. Phòng Tài chính - Kế hoạch hướng dẫn thanh toán, quyết toán theo quy định."
            ),
        ),
        s(
            "VI.",
            "TỔ CHỨC THỰC HIỆN",
            "implementation",
            s(
                "1.",
                "Phòng Văn hóa và Thông tin",
                "unit",
                t(
                    "- Chủ trì, đôn đốc các cơ quan, đơn vị thực hiện Kế hoạch; hằng quý báo cáo Chủ tịch UBND thị xã.",
                    lead=VHTT,
                    to="Chủ tịch UBND thị xã",
                    due=Due("hằng quý", None, None, "quarterly"),
                ),
                t(
                    "- Phối hợp với Phòng Kinh tế, Trạm Khuyến nông xây dựng mô hình vườn cây ăn quả phục vụ khách tham quan.",
                    lead=VHTT,
                    co=("Phòng Kinh tế", "Trạm Khuyến nông"),
                ),
            ),
            s(
                "2.",
                "Các phòng, ban, đơn vị thuộc thị xã",
                "unit",
                run=t(
                    "Căn cứ nhiệm vụ được phân công, xây dựng kế hoạch chi tiết trước ngày 28/02.",
                    lead="Các phòng, ban, đơn vị thuộc thị xã",
                    due=Due("trước ngày 28/02", None, "2024-02-28"),
                ),
            ),
            s(
                "3.",
                "UBND các xã, phường",
                "unit",
                t(
                    "- Rà soát, hướng dẫn các hộ đăng ký kinh doanh lưu trú; quản lý giá dịch vụ, không để chèo kéo khách.",
                    lead=XA_PHUONG,
                ),
                t(
                    "- Thí điểm mô hình tổ tự quản bến thuyền trong 6 tháng đầu năm.",
                    lead=XA_PHUONG,
                    due=Due("trong 6 tháng đầu năm", "2024-01-01", "2024-06-30"),
                ),
            ),
            s(
                "4.",
                "",
                "item",
                run=t(
                    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thị xã, Hội Nông dân thị xã tuyên truyền, vận động hội viên giữ gìn nếp sống văn minh khi đón khách.",
                    lead=("Ủy ban Mặt trận Tổ quốc Việt Nam thị xã", "Hội Nông dân thị xã"),
                ),
            ),
            t(
                "Trên đây là Kế hoạch phát triển du lịch cộng đồng năm 2024; yêu cầu các cơ quan, đơn vị, UBND các xã, phường nghiêm túc triển khai, báo cáo kết quả về UBND thị xã (qua Phòng Văn hóa và Thông tin) trước ngày 10 tháng 12 năm 2024./.",
                lead=("các cơ quan, đơn vị", XA_PHUONG),
                to=("UBND thị xã", VHTT),
                due=Due("trước ngày 10 tháng 12 năm 2024", None, "2024-12-10"),
            ),
        ),
    ),
    sign=Signature(
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Vi Thị Thu Hằng",
        (
            "Sở Văn hóa, Thể thao và Du lịch",
            "Thường trực Thị ủy",
            "Thường trực HĐND thị xã",
            "Chủ tịch, các PCT UBND thị xã",
            "Các phòng, ban, đơn vị thuộc thị xã",
            "Mặt trận Tổ quốc và các đoàn thể thị xã",
            "UBND các xã, phường",
            "Lưu: VT, VHTT (Hg)",
        ),
    ),
)
