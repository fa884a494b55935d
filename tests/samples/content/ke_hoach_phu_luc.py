# ruff: noqa: E501
"""A provincial plan with a landscape appendix: merged subject and lead cells, group rows, footnotes, tracked changes."""

from ..model import Cell, Cite, Due, Grid, Letterhead, Note, Sample, Section, Signature, group, p, row, s, t, task

SO = "Sở Nông nghiệp và Môi trường"
CAC_HUYEN = "UBND các huyện, thành phố"


def item(marker: str, text: str, *cites: Cite, **units: str | tuple[str, ...] | Due | tuple[Due, ...]) -> Section:
    """A lettered paragraph that is one task."""
    return s(marker, "", "item", run=t(text, *cites, **units))  # type: ignore[arg-type]


SAMPLE = Sample(
    name="ke-hoach-phu-luc-tinh",
    formats=("docx", "pdf"),
    document={
        "kind": "KẾ HOẠCH",
        "number": "0315",
        "code": "0315/KH-UBND",
        "issuer": "Ủy ban nhân dân tỉnh An Lĩnh",
        "place": "An Lĩnh",
        "issued_on": "2025-03-18",
        "title": "Phân loại, thu gom và xử lý chất thải rắn sinh hoạt trên địa bàn tỉnh An Lĩnh năm 2025",
        "is_draft": False,
        "signer": "Trịnh Quốc Bảo",
        "signer_title": "PHÓ CHỦ TỊCH",
        "on_behalf_of": "ỦY BAN NHÂN DÂN",
    },
    head=Letterhead("ỦY BAN NHÂN DÂN\nTỈNH AN LĨNH", "Số: 0315/KH-UBND", "An Lĩnh, ngày 18 tháng 3 năm 2025"),
    kind="KẾ HOẠCH",
    title="Phân loại, thu gom và xử lý chất thải rắn sinh hoạt\ntrên địa bàn tỉnh An Lĩnh năm 2025",
    body=(
        p("Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;"),
        p(
            "Căn cứ Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022 và Nghị định số 05/2025/NĐ-CP ngày 06 tháng 01 năm 2025 của Chính phủ;",
            Cite("Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022", "08/2022/NĐ-CP", "2022-01-10", "Chính phủ"),
            Cite(
                "Nghị định số 05/2025/NĐ-CP ngày 06 tháng 01 năm 2025 của Chính phủ",
                "05/2025/NĐ-CP",
                "2025-01-06",
                "Chính phủ",
            ),
        ),
        p(
            "Thực hiện Chỉ thị số 41/CT-TTg ngày 01 tháng 12 năm 2020 của Thủ tướng Chính phủ và Nghị quyết số 29-NQ/TU ngày 05/8/2024 của Ban Chấp hành Đảng bộ tỉnh về bảo vệ môi trường[^1], Ủy ban nhân dân tỉnh ban hành Kế hoạch phân loại, thu gom và xử lý chất thải rắn sinh hoạt năm 2025, gồm những nội dung sau:",
            Cite(
                "Chỉ thị số 41/CT-TTg ngày 01 tháng 12 năm 2020 của Thủ tướng Chính phủ",
                "41/CT-TTg",
                "2020-12-01",
                "Thủ tướng Chính phủ",
            ),
            Cite(
                "Nghị quyết số 29-NQ/TU ngày 05/8/2024 của Ban Chấp hành Đảng bộ tỉnh",
                "29-NQ/TU",
                "2024-08-05",
                "Ban Chấp hành Đảng bộ tỉnh",
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
                s(
                    "a)",
                    "",
                    "item",
                    run=p(
                        "Đưa việc phân loại rác tại nguồn thành nếp sống hằng ngày của từng hộ gia đình, cơ quan, trường học, chợ và cơ sở kinh doanh."
                    ),
                ),
                s(
                    "b)",
                    "",
                    "item",
                    run=p("Giảm lượng rác phải chôn lấp, từng bước đóng cửa các bãi rác tạm không hợp vệ sinh."),
                ),
            ),
            s(
                "2.",
                "Yêu cầu",
                "requirements",
                s(
                    "a)",
                    "",
                    "item",
                    run=p(
                        "Việc gì, ai làm, bao giờ xong, sản phẩm là gì phải được xác định rõ; lấy kết quả tại cơ sở làm thước đo."
                    ),
                ),
                s(
                    "b)",
                    "",
                    "item",
                    run=p(
                        "Các sở, ban, ngành và địa phương phối hợp chặt chẽ, tránh chồng chéo; không phát sinh thủ tục cho người dân."
                    ),
                ),
            ),
        ),
        s(
            "II.",
            "MỤC TIÊU",
            "objectives",
            s(
                "1.",
                "Mục tiêu chung",
                "objectives",
                p(
                    "Đến hết năm 2025, hệ thống thu gom, trung chuyển và xử lý rác phủ kín khu vực đô thị và ít nhất 80% số xã."
                ),
            ),
            s(
                "2.",
                "Chỉ tiêu cụ thể",
                "objectives",
                p("- Tối thiểu 60% hộ gia đình ở đô thị và 35% hộ gia đình ở nông thôn phân loại rác đúng hướng dẫn."),
                p("- 100% chợ hạng 1, hạng 2 có điểm tập kết rác có mái che trước tháng 12 năm 2025."),
                p("- Tỷ lệ chất thải rắn sinh hoạt chôn lấp trực tiếp giảm xuống dưới 45%."),
            ),
        ),
        s(
            "III.",
            "NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU",
            "tasks",
            s(
                "1.",
                "Tuyên truyền, vận động",
                "topic",
                t(
                    "- Đổi mới cách tuyên truyền, lấy tổ dân phố, thôn, bản làm địa bàn chính; mỗi cơ quan, trường học có ít nhất một mô hình phân loại rác được duy trì."
                ),
                t(
                    "- Sở Giáo dục và Đào tạo đưa nội dung phân loại rác vào hoạt động ngoại khóa của các trường tiểu học, trung học cơ sở từ tháng 9/2025.",
                    lead="Sở Giáo dục và Đào tạo",
                    due=Due("từ tháng 9/2025", "2025-09-01", None),
                ),
            ),
            s(
                "2.",
                "Đầu tư hạ tầng thu gom, xử lý",
                "topic",
                t(
                    "- Hoàn thành đầu tư {-04-}{+06+} trạm trung chuyển rác tại các huyện Đông Lạng, Khe Sung, Tân Ngạn và thành phố An Lĩnh{+; ưu tiên khu vực chợ đầu mối+} trước ngày {-30/9/2025-}{+31/10/2025+}.",
                    due=Due("trước ngày 31/10/2025", None, "2025-10-31"),
                ),
                t("- Đẩy nhanh tiến độ dự án Nhà máy xử lý rác Tân Ngạn theo chủ trương đầu tư đã được phê duyệt."),
            ),
            s(
                "3.",
                "Quản lý, kiểm tra, xử lý vi phạm",
                "topic",
                t(
                    "- Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Công an tỉnh và UBND các huyện, thành phố kiểm tra các bãi rác tạm mỗi quý một lần; xử phạt nghiêm hành vi đổ trộm chất thải[^2].",
                    lead=SO,
                    co=("Công an tỉnh", CAC_HUYEN),
                    due=Due("mỗi quý một lần", None, None, "quarterly"),
                ),
                p("(Phân công chi tiết tại Phụ lục kèm theo)", look="italic"),
            ),
        ),
        s(
            "IV.",
            "KINH PHÍ THỰC HIỆN",
            "funding",
            s("1.", "", "item", run=p("Kinh phí từ nguồn sự nghiệp môi trường năm 2025 và các nguồn hợp pháp khác.")),
            s(
                "2.",
                "",
                "item",
                run=p(
                    "Sở Tài chính căn cứ khả năng cân đối ngân sách, thẩm định dự toán của các cơ quan, đơn vị theo phân cấp."
                ),
            ),
        ),
        s(
            "V.",
            "TỔ CHỨC THỰC HIỆN",
            "implementation",
            s(
                "1.",
                "Sở Nông nghiệp và Môi trường",
                "unit",
                item(
                    "a)",
                    "Là cơ quan thường trực, giúp UBND tỉnh theo dõi, kiểm tra, đôn đốc việc thực hiện Kế hoạch.",
                    lead=SO,
                ),
                item(
                    "b)",
                    "Ban hành sổ tay hướng dẫn phân loại rác và định mức kỹ thuật thu gom trong tháng 4 năm 2025.",
                    lead=SO,
                    due=Due("trong tháng 4 năm 2025", "2025-04-01", "2025-04-30"),
                ),
                item(
                    "c)",
                    "Tổng hợp tình hình, báo cáo Ủy ban nhân dân tỉnh và Bộ Nông nghiệp và Môi trường trước ngày 20 tháng 12 hằng năm.",
                    lead=SO,
                    to=("Ủy ban nhân dân tỉnh", "Bộ Nông nghiệp và Môi trường"),
                    due=Due("trước ngày 20 tháng 12 hằng năm", None, "2025-12-20", "yearly"),
                ),
            ),
            s(
                "2.",
                "Sở Tài chính",
                "unit",
                t(
                    "Tham mưu UBND tỉnh bố trí kinh phí sự nghiệp môi trường không thấp hơn 1% tổng chi ngân sách; hướng dẫn cơ chế giá dịch vụ thu gom.",
                    lead="Sở Tài chính",
                ),
            ),
            s(
                "3.",
                "Sở Văn hóa, Thể thao và Du lịch; Sở Công Thương; Sở Y tế",
                "unit",
                t(
                    "Chỉ đạo các khu du lịch, chợ, cơ sở y tế thuộc phạm vi quản lý ký cam kết phân loại rác, hoàn thành trong quý II/2025.",
                    lead=("Sở Văn hóa, Thể thao và Du lịch", "Sở Công Thương", "Sở Y tế"),
                    due=Due("trong quý II/2025", "2025-04-01", "2025-06-30"),
                ),
            ),
            s(
                "4.",
                "Công an tỉnh",
                "unit",
                run=t(
                    "Chỉ đạo Phòng Cảnh sát môi trường và Công an các huyện, thành phố nắm tình hình, xử lý các điểm nóng về đổ trộm chất thải; trao đổi thông tin với Sở Nông nghiệp và Môi trường.",
                    lead="Công an tỉnh",
                ),
            ),
            s(
                "5.",
                "",
                "item",
                run=t(
                    "Báo An Lĩnh, Đài Phát thanh và Truyền hình tỉnh mở chuyên trang, chuyên mục; tăng thời lượng tuyên truyền trong Tháng hành động vì môi trường.",
                    lead=("Báo An Lĩnh", "Đài Phát thanh và Truyền hình tỉnh"),
                ),
            ),
            s(
                "6.",
                "UBND các huyện, thành phố",
                "unit",
                item(
                    "a)",
                    "Phê duyệt phương án thu gom của từng xã, phường, thị trấn trước ngày 30/4/2025.",
                    lead=CAC_HUYEN,
                    due=Due("trước ngày 30/4/2025", None, "2025-04-30"),
                ),
                item(
                    "b)",
                    "Định kỳ hằng năm (trước ngày 05/12) báo cáo kết quả về UBND tỉnh (thông qua Sở Nông nghiệp và Môi trường).",
                    lead=CAC_HUYEN,
                    to=("UBND tỉnh", SO),
                    due=Due("Định kỳ hằng năm (trước ngày 05/12)", None, "2025-12-05", "yearly"),
                ),
            ),
            s(
                "7.",
                "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Hội Liên hiệp Phụ nữ tỉnh và Tỉnh đoàn",
                "unit",
                t(
                    "- Phát động phong trào “Đổi rác lấy cây xanh” tại khu dân cư; phối hợp với UBND cấp xã giám sát các điểm tập kết.",
                    lead=("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh đoàn"),
                    co="UBND cấp xã",
                ),
            ),
            t(
                "Khi gặp vướng mắc trong triển khai, các sở, ngành, địa phương kịp thời phản ánh về Sở Nông nghiệp và Môi trường để báo cáo UBND tỉnh chỉ đạo./.",
                lead="các sở, ngành, địa phương",
                to=(SO, "UBND tỉnh"),
            ),
        ),
    ),
    sign=Signature(
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Trịnh Quốc Bảo",
        (
            "Bộ Nông nghiệp và Môi trường",
            "Thường trực Tỉnh ủy, HĐND tỉnh",
            "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
            "Các sở, ban, ngành, đoàn thể tỉnh",
            "UBND các huyện, thành phố",
            "Báo An Lĩnh, Đài PT và TH tỉnh",
            "Lưu: VT, NNMT(05b)",
        ),
    ),
    after=(
        Section(
            "Phụ lục",
            "PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH NĂM 2025",
            "appendix",
            (
                p("(Kèm theo Kế hoạch số 0315/KH-UBND ngày 18 tháng 3 năm 2025 của UBND tỉnh An Lĩnh)", look="italic"),
                Grid(
                    (
                        ("STT", 5),
                        ("Nội dung", 14),
                        ("Nhiệm vụ cụ thể", 31),
                        ("Cơ quan chủ trì", 14),
                        ("Cơ quan phối hợp", 16),
                        ("Thời gian hoàn thành", 10),
                        ("Sản phẩm", 10),
                    ),
                    (
                        group("I", Cell("Tuyên truyền và hoàn thiện quy định", cols=6)),
                        row(
                            Cell("1", rows=2),
                            Cell("Truyền thông thay đổi hành vi", rows=2),
                            "Xây dựng bộ tài liệu truyền thông gồm tờ gấp, video ngắn dưới 60 giây bằng tiếng phổ thông và hai tiếng dân tộc; cung cấp cho đài truyền thanh cấp xã, trường học, tổ công nghệ số cộng đồng",
                            Cell("Sở Văn hóa, Thể thao và Du lịch", rows=2),
                            "Sở Nông nghiệp và Môi trường; Sở Giáo dục và Đào tạo",
                            "Quý II/2025",
                            "Bộ tài liệu",
                            task=task(
                                lead="Sở Văn hóa, Thể thao và Du lịch",
                                co=(SO, "Sở Giáo dục và Đào tạo"),
                                due=Due("Quý II/2025", "2025-04-01", "2025-06-30"),
                            ),
                        ),
                        row(
                            "Tổ chức ngày hội phân loại rác tại 12 phường của thành phố An Lĩnh và các thị trấn, có hoạt động đổi vật liệu tái chế lấy quà, trình diễn sản phẩm thủ công từ rác",
                            "Hội Liên hiệp Phụ nữ tỉnh, Tỉnh đoàn; UBND thành phố An Lĩnh",
                            "Tháng 6/2025",
                            "12 ngày hội",
                            task=task(
                                lead="Sở Văn hóa, Thể thao và Du lịch",
                                co=("Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh đoàn", "UBND thành phố An Lĩnh"),
                                due=Due("Tháng 6/2025", "2025-06-01", "2025-06-30"),
                            ),
                        ),
                        row(
                            "2",
                            "Hoàn thiện quy định",
                            "Trình HĐND tỉnh sửa đổi quy định về giá dịch vụ thu gom, vận chuyển ban hành theo Nghị quyết số 17/2022/NQ-HĐND ngày 09/12/2022, theo hướng thu theo khối lượng hoặc thể tích rác",
                            "Sở Nông nghiệp và Môi trường",
                            "Sở Tài chính, Sở Tư pháp",
                            "Trước ngày 31/5/2025",
                            "Nghị quyết của HĐND tỉnh",
                            task=task(
                                lead=SO,
                                co=("Sở Tài chính", "Sở Tư pháp"),
                                due=Due("Trước ngày 31/5/2025", None, "2025-05-31"),
                            ),
                            cites=(
                                Cite(
                                    "Nghị quyết số 17/2022/NQ-HĐND ngày 09/12/2022",
                                    "17/2022/NQ-HĐND",
                                    "2022-12-09",
                                    None,
                                ),
                            ),
                        ),
                        row(
                            "",
                            "",
                            "Rà soát, bãi bỏ các quyết định của cấp huyện về giá thu gom trái với nghị quyết nêu trên",
                            "",
                            "UBND các huyện, thành phố",
                            "Quý III/2025",
                            "Quyết định bãi bỏ",
                            task=task(lead=SO, co=CAC_HUYEN, due=Due("Quý III/2025", "2025-07-01", "2025-09-30")),
                        ),
                        group("II", Cell("Đầu tư hạ tầng", cols=6)),
                        row(
                            "3",
                            Cell("Thu gom, trung chuyển", rows=3),
                            "Lập, phê duyệt quy hoạch chi tiết các điểm tập kết rác tại chợ, bến xe, khu dân cư mới; cắm mốc, công bố công khai tại trụ sở UBND cấp xã để người dân giám sát, tránh đặt điểm tập kết gần trường học, trạm y tế",
                            "UBND các huyện, thành phố",
                            "Sở Xây dựng; các cơ quan, đơn vị liên quan",
                            "Tháng 4 - tháng 8/2025",
                            "Quy hoạch được duyệt",
                            task=task(
                                lead=CAC_HUYEN,
                                co=("Sở Xây dựng", "các cơ quan, đơn vị liên quan"),
                                due=Due("Tháng 4 - tháng 8/2025", "2025-04-01", "2025-08-31"),
                            ),
                        ),
                        row(
                            "4",
                            "Mua sắm xe ép rác chuyên dùng {+loại 5 - 9 tấn +}cho các huyện Khe Sung, Đông Lạng từ nguồn sự nghiệp môi trường, bàn giao cho đơn vị thu gom quản lý, khai thác",
                            "Ban Quản lý dự án đầu tư xây dựng tỉnh",
                            "UBND các huyện: Khe Sung, Đông Lạng",
                            "Theo tiến độ cấp vốn",
                            "06 xe",
                            task=task(
                                lead="Ban Quản lý dự án đầu tư xây dựng tỉnh",
                                co=("UBND huyện Khe Sung", "UBND huyện Đông Lạng"),
                            ),
                        ),
                        row(
                            "5",
                            "Vận động hộ kinh doanh tại chợ tự trang bị thùng chứa rác hữu cơ có nắp đậy",
                            "",
                            "Ban quản lý các chợ",
                            "Thường xuyên",
                            "",
                            task=task(co="Ban quản lý các chợ", due=Due("Thường xuyên", None, None, "ongoing")),
                        ),
                        row(
                            "6",
                            "Xử lý rác",
                            "Giải phóng mặt bằng, giao đất cho nhà đầu tư Nhà máy xử lý rác Tân Ngạn; hỗ trợ nhà đầu tư hoàn thiện thủ tục về môi trường, xây dựng, phòng cháy, chữa cháy để khởi công giai đoạn 1",
                            "UBND huyện Tân Ngạn",
                            "Sở Nông nghiệp và Môi trường, Sở Xây dựng, Công an tỉnh và nhà đầu tư",
                            "Năm 2025 và các năm tiếp theo",
                            "Mặt bằng sạch 14,6 ha",
                            task=task(
                                lead="UBND huyện Tân Ngạn",
                                co=(SO, "Sở Xây dựng", "Công an tỉnh", "nhà đầu tư"),
                                due=Due("Năm 2025 và các năm tiếp theo", "2025-01-01", None),
                            ),
                        ),
                        group("III", Cell("Kiểm tra, báo cáo", cols=6)),
                        row(
                            "7",
                            Cell("Kiểm tra, giám sát", rows=2),
                            "Kiểm tra việc chấp hành pháp luật về bảo vệ môi trường tại các bãi chôn lấp, cơ sở tái chế; công khai danh sách cơ sở vi phạm trên Cổng thông tin điện tử tỉnh, theo dõi đến khi khắc phục xong hậu quả",
                            Cell("Sở Nông nghiệp và Môi trường;\nCông an tỉnh", rows=2),
                            Cell("Các sở, ban, ngành liên quan; UBND các huyện, thành phố", rows=2),
                            "Hằng quý",
                            "Kết luận kiểm tra",
                            task=task(
                                lead=(SO, "Công an tỉnh"),
                                co=("Các sở, ban, ngành liên quan", CAC_HUYEN),
                                due=Due("Hằng quý", None, None, "quarterly"),
                            ),
                        ),
                        row(
                            "8",
                            "Vận hành đường dây nóng tiếp nhận phản ánh của người dân về rác thải",
                            "Từ ngày 01/5/2025",
                            "Đường dây nóng",
                            task=task(
                                lead=(SO, "Công an tỉnh"),
                                co=("Các sở, ban, ngành liên quan", CAC_HUYEN),
                                due=Due("Từ ngày 01/5/2025", "2025-05-01", None),
                            ),
                        ),
                        row(
                            "9",
                            "Sơ kết",
                            "Sơ kết một năm thực hiện Kế hoạch; khen thưởng tập thể, hộ gia đình tiêu biểu",
                            "Sở Nông nghiệp và Môi trường",
                            "Sở Nội vụ",
                            "Hoàn thành trong tháng 12/2025",
                            "Báo cáo sơ kết",
                            task=task(
                                lead=SO,
                                co="Sở Nội vụ",
                                due=Due("Hoàn thành trong tháng 12/2025", "2025-12-01", "2025-12-31"),
                            ),
                        ),
                    ),
                    action=2,
                    index_row=True,
                ),
            ),
            landscape=True,
        ),
    ),
    notes=(
        Note(
            "Được cụ thể hóa tại Chương trình hành động số 61-CTr/TU ngày 30/9/2024 của Ban Thường vụ Tỉnh ủy.",
            (
                Cite(
                    "Chương trình hành động số 61-CTr/TU ngày 30/9/2024 của Ban Thường vụ Tỉnh ủy",
                    "61-CTr/TU",
                    "2024-09-30",
                    "Ban Thường vụ Tỉnh ủy",
                ),
            ),
        ),
        Note(
            "Năm 2024, lực lượng chức năng phát hiện 73 vụ đổ trộm, xử phạt 412 triệu đồng; 09 vụ chưa xác định được người vi phạm."
        ),
    ),
)
