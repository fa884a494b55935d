# ruff: noqa: E501
"""A steering committee's half-year report: results, shortcomings, causes, tasks ahead, proposals, footnotes, a table of carried-over work."""

from ..model import (
    Cell,
    Cite,
    Due,
    Grid,
    Letterhead,
    Note,
    Sample,
    Section,
    Signature,
    group,
    p,
    row,
    s,
    several,
    t,
    task,
)

VHTT = "Phòng Văn hóa và Thông tin"
CAC_XA = "UBND các xã, thị trấn"


SAMPLE = Sample(
    name="bao-cao-6-thang",
    formats=("docx", "pdf"),
    document={
        "kind": "BÁO CÁO",
        "number": "12",
        "code": "12/BC-BCĐ",
        "issuer": "Ban Chỉ đạo Chuyển đổi số huyện Tân Ngạn",
        "place": "Tân Ngạn",
        "issued_on": "2024-06-21",
        "title": "Kết quả chuyển đổi số 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2024",
        "is_draft": False,
        "signer": "Đinh Trọng Nghĩa",
        "signer_title": "PHÓ TRƯỞNG BAN",
        "on_behalf_of": "BAN CHỈ ĐẠO",
    },
    head=Letterhead(
        "BAN CHỈ ĐẠO\nCHUYỂN ĐỔI SỐ",
        "Số: 12/BC-BCĐ",
        "Tân Ngạn, ngày 21 tháng 6 năm 2024",
        parent="UBND HUYỆN TÂN NGẠN",
    ),
    kind="BÁO CÁO",
    title="Kết quả chuyển đổi số 6 tháng đầu năm,\nphương hướng, nhiệm vụ 6 tháng cuối năm 2024",
    body=(
        p(
            "Thực hiện Công văn số 883/STTTT-CNTT ngày 03/6/2024 của Sở Thông tin và Truyền thông về việc báo cáo chuyển đổi số 6 tháng đầu năm 2024, Ban Chỉ đạo Chuyển đổi số huyện Tân Ngạn báo cáo như sau:",
            Cite(
                "Công văn số 883/STTTT-CNTT ngày 03/6/2024 của Sở Thông tin và Truyền thông",
                "883/STTTT-CNTT",
                "2024-06-03",
                "Sở Thông tin và Truyền thông",
            ),
        ),
        s(
            "I.",
            "ĐẶC ĐIỂM, TÌNH HÌNH",
            "situation",
            p(
                "Huyện có 17 xã, 01 thị trấn với 128 thôn, trong đó 11 thôn chưa có sóng 4G ổn định. Đến ngày 15/6/2024, toàn huyện có 128 tổ công nghệ số cộng đồng với 764 thành viên."
            ),
        ),
        s(
            "II.",
            "KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM 2024",
            "results",
            s(
                "1.",
                "Công tác lãnh đạo, chỉ đạo",
                "topic",
                p(
                    "- Ngày 19/01/2024, UBND huyện ban hành Kế hoạch số 22/KH-UBND về chuyển đổi số năm 2024, giao Phòng Văn hóa và Thông tin chủ trì, phối hợp với các phòng, ban triển khai 34 nhiệm vụ; đến nay hoàn thành 13 nhiệm vụ.",
                    Cite("Kế hoạch số 22/KH-UBND", "22/KH-UBND", "2024-01-19", "UBND huyện"),
                ),
                p(
                    "- Ban Chỉ đạo đã họp 02 phiên, kiểm tra trực tiếp tại 06 xã; yêu cầu UBND các xã khắc phục tồn tại trước ngày 30/4/2024, kết quả 05/06 xã đã khắc phục[^1]."
                ),
            ),
            s(
                "2.",
                "Hạ tầng số, dữ liệu số",
                "topic",
                s(
                    "a)",
                    "Hạ tầng",
                    "topic",
                    run=p(
                        "Lắp đặt mới 07 trạm thu phát sóng; 100% trụ sở xã có cáp quang, hội nghị trực tuyến kết nối đến 18/18 xã, thị trấn."
                    ),
                ),
                s(
                    "b)",
                    "Dữ liệu",
                    "topic",
                    run=p(
                        "Số hóa 41.350 hồ sơ hộ tịch, đạt 86% kế hoạch; phần còn lại dự kiến xong trong tháng 8/2024."
                    ),
                ),
            ),
            s(
                "3.",
                "Số liệu về chính quyền số",
                "topic",
                Grid(
                    (("TT", 7), ("Chỉ tiêu", 45), ("Đơn vị", 14), ("Kế hoạch năm", 17), ("Thực hiện 6 tháng", 17)),
                    (
                        row("1", "Tỷ lệ hồ sơ trực tuyến toàn trình", "%", "70", "52,3"),
                        row("2", "Số người dân được cấp chữ ký số", "Người", "9.000", "3.118"),
                        row("3", "Tỷ lệ hộ kinh doanh có thanh toán không dùng tiền mặt", "%", "60", "47,5"),
                        row("4", "Số sản phẩm địa phương trên sàn thương mại điện tử", "Sản phẩm", "25", "19"),
                    ),
                ),
            ),
            s(
                "4.",
                "Kinh tế số, xã hội số",
                "topic",
                p(
                    "Phòng Nông nghiệp và Phát triển nông thôn phối hợp với Bưu điện huyện đưa chè, mật ong lên sàn, doanh thu 1,9 tỷ đồng. Các trường học đều thu học phí không dùng tiền mặt."
                ),
            ),
        ),
        s(
            "III.",
            "HẠN CHẾ VÀ NGUYÊN NHÂN",
            "limitation_cause",
            s(
                "1.",
                "Tồn tại, hạn chế",
                "limitation",
                p(
                    "- Tỷ lệ hồ sơ trực tuyến ở các xã Nà Khoang, Bó Lếch, Thượng Vi còn dưới 25%; có nơi công chức vẫn nhận hồ sơ giấy rồi nhập thay."
                ),
                p("- Trang thông tin điện tử của 04 xã cập nhật chậm, tin bài sao chép[^2]."),
                p("- Nhiệm vụ xây dựng kho dữ liệu dùng chung của huyện chậm so với yêu cầu."),
            ),
            s(
                "2.",
                "Nguyên nhân",
                "cause",
                s(
                    "a)",
                    "Nguyên nhân khách quan",
                    "cause",
                    run=p(
                        "Địa hình chia cắt, thiết bị của người dân lạc hậu; một số phần mềm của bộ, ngành chưa kết nối với hệ thống của tỉnh."
                    ),
                ),
                s(
                    "b)",
                    "Nguyên nhân chủ quan",
                    "cause",
                    p("- Người đứng đầu một số xã chưa quan tâm, giao khoán cho công chức văn hóa."),
                    p(
                        "- Kinh phí bố trí phân tán; việc phối hợp giữa Phòng Tài chính - Kế hoạch và các xã trong thẩm định dự toán còn kéo dài."
                    ),
                ),
            ),
        ),
        s(
            "IV.",
            "BÀI HỌC KINH NGHIỆM",
            "lessons",
            p(
                "Nơi nào bí thư, chủ tịch xã trực tiếp làm tổ trưởng tổ công nghệ số thì nơi đó chỉ tiêu đạt cao; phải lấy người dân biết dùng làm thước đo."
            ),
        ),
        s(
            "V.",
            "PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024",
            "direction",
            s(
                "1.",
                "Mục tiêu",
                "objectives",
                p(
                    "Hoàn thành 100% nhiệm vụ tại kế hoạch năm; tỷ lệ hồ sơ trực tuyến toàn trình đạt từ 70% trở lên vào cuối tháng 11."
                ),
            ),
            s(
                "2.",
                "Nhiệm vụ trọng tâm",
                "tasks",
                t(
                    "- Hoàn thành số hóa dữ liệu hộ tịch trước ngày 31 tháng 8; đối chiếu với Cơ sở dữ liệu quốc gia về dân cư.",
                    due=Due("trước ngày 31 tháng 8", None, "2024-08-31"),
                ),
                t(
                    "- Phòng Tài chính - Kế hoạch, Phòng Văn hóa và Thông tin trình UBND huyện phê duyệt đề cương kho dữ liệu dùng chung trong tháng 7/2024, đưa vào vận hành từ quý IV/2024.",
                    lead=("Phòng Tài chính - Kế hoạch", VHTT),
                    due=(
                        Due("trong tháng 7/2024", "2024-07-01", "2024-07-31"),
                        Due("từ quý IV/2024", "2024-10-01", None),
                    ),
                ),
                several(
                    task(
                        "UBND các xã: Nà Khoang, Bó Lếch, Thượng Vi tổ chức đợt cao điểm hướng dẫn nộp hồ sơ trực tuyến từ ngày 01/7 đến ngày 15/8/2024.",
                        lead=("UBND xã Nà Khoang", "UBND xã Bó Lếch", "UBND xã Thượng Vi"),
                        due=Due("từ ngày 01/7 đến ngày 15/8/2024", "2024-07-01", "2024-08-15"),
                    ),
                    task("Huyện đoàn cử đội hình thanh niên tình nguyện hỗ trợ các xã nêu trên.", lead="Huyện đoàn"),
                    marker="-",
                ),
                t(
                    "- Tổ chức Tuần lễ chuyển đổi số huyện Tân Ngạn từ ngày 07 đến ngày 11/10/2024, lồng ghép hội chợ nông sản.",
                    due=Due("từ ngày 07 đến ngày 11/10/2024", "2024-10-07", "2024-10-11"),
                ),
                t(
                    "- Chấn chỉnh việc cập nhật trang thông tin điện tử cấp xã; Trung tâm Viễn thông huyện phối hợp Phòng Văn hóa và Thông tin kiểm tra an toàn thông tin hằng tháng.",
                    lead="Trung tâm Viễn thông huyện",
                    co=VHTT,
                    due=Due("hằng tháng", None, None, "monthly"),
                ),
            ),
            s(
                "3.",
                "Phân công thực hiện",
                "implementation",
                s(
                    "3.1.",
                    "Phòng Văn hóa và Thông tin (cơ quan thường trực Ban Chỉ đạo)",
                    "unit",
                    t(
                        "- Theo dõi tiến độ từng nhiệm vụ, báo cáo Trưởng Ban Chỉ đạo vào ngày 25 hằng tháng.",
                        lead=VHTT,
                        to="Trưởng Ban Chỉ đạo",
                        due=Due("vào ngày 25 hằng tháng", None, None, "monthly"),
                    ),
                    t(
                        "- Tham mưu UBND huyện tổng kết, khen thưởng trong tháng 12.",
                        lead=VHTT,
                        due=Due("trong tháng 12", "2024-12-01", "2024-12-31"),
                    ),
                ),
                s(
                    "3.2.",
                    "Công an huyện",
                    "unit",
                    run=t(
                        "Đẩy nhanh cấp định danh điện tử mức độ 2; phối hợp với Ngân hàng Nông nghiệp chi nhánh Tân Ngạn mở tài khoản an sinh cho đối tượng bảo trợ.",
                        lead="Công an huyện",
                        co="Ngân hàng Nông nghiệp chi nhánh Tân Ngạn",
                    ),
                ),
                s(
                    "3.3.",
                    "",
                    "item",
                    run=t(
                        "Giao UBND các xã, thị trấn rà soát, kiện toàn tổ công nghệ số cộng đồng, gửi danh sách về Phòng Văn hóa và Thông tin trước 15/7.",
                        lead=CAC_XA,
                        to=VHTT,
                        due=Due("trước 15/7", None, "2024-07-15"),
                    ),
                ),
            ),
        ),
        s(
            "VI.",
            "KIẾN NGHỊ, ĐỀ XUẤT",
            "proposal",
            p(
                "- Đề nghị UBND tỉnh bố trí bổ sung 3,5 tỷ đồng từ nguồn vốn sự nghiệp trong quý III/2024 để đầu tư hạ tầng tại các thôn chưa có sóng."
            ),
            p(
                "- Đề nghị Sở Thông tin và Truyền thông sớm hướng dẫn thực hiện Quyết định số 1056/QĐ-UBND ngày 29/5/2024 của UBND tỉnh[^3], chủ trì kết nối các phần mềm chuyên ngành.",
                Cite(
                    "Quyết định số 1056/QĐ-UBND ngày 29/5/2024 của UBND tỉnh", "1056/QĐ-UBND", "2024-05-29", "UBND tỉnh"
                ),
            ),
            p(
                "Trên đây là báo cáo kết quả chuyển đổi số 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2024 của huyện Tân Ngạn./."
            ),
        ),
    ),
    sign=Signature(
        ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        "Đinh Trọng Nghĩa",
        (
            "Sở Thông tin và Truyền thông",
            "Thường trực Huyện ủy (để b/c)",
            "Thành viên Ban Chỉ đạo huyện",
            "Các phòng, ban, đơn vị",
            "UBND các xã, thị trấn",
            "Lưu: VT, BCĐ",
        ),
    ),
    after=(
        Section(
            "Phụ lục",
            "DANH MỤC NHIỆM VỤ CHUYỂN TIẾP PHẢI HOÀN THÀNH TRONG NĂM 2024",
            "appendix",
            (
                p("(Kèm theo Báo cáo số 12/BC-BCĐ ngày 21 tháng 6 năm 2024)", look="italic"),
                Grid(
                    (("STT", 7), ("Nhiệm vụ", 33), ("Nguyên nhân chậm", 20), ("Phân công", 25), ("Thời hạn", 15)),
                    (
                        group(Cell("A. Nhiệm vụ cấp huyện", cols=5)),
                        row(
                            "1",
                            "Kết nối camera an ninh tại trung tâm thị trấn với Trung tâm điều hành thông minh của tỉnh",
                            "Chờ tiêu chuẩn kỹ thuật của tỉnh",
                            "Chủ trì: Công an huyện. Phối hợp: Phòng Kinh tế và Hạ tầng, UBND thị trấn Tân Ngạn",
                            "Trước ngày 30/9/2024",
                            task=task(
                                lead="Công an huyện",
                                co=("Phòng Kinh tế và Hạ tầng", "UBND thị trấn Tân Ngạn"),
                                due=Due("Trước ngày 30/9/2024", None, "2024-09-30"),
                            ),
                        ),
                        row(
                            "2",
                            "Đưa 100% chế độ họp của UBND huyện lên phần mềm họp không giấy",
                            "Thiếu máy tính bảng",
                            "Chủ trì: Văn phòng HĐND và UBND huyện. Phối hợp: Các phòng, ban",
                            "Quý III/2024",
                            task=task(
                                lead="Văn phòng HĐND và UBND huyện",
                                co="Các phòng, ban",
                                due=Due("Quý III/2024", "2024-07-01", "2024-09-30"),
                            ),
                        ),
                        group(Cell("B. Nhiệm vụ cấp xã", cols=5)),
                        row(
                            "3",
                            "Thay thế đài truyền thanh có dây bằng đài ứng dụng công nghệ thông tin tại 05 xã",
                            "Vốn cấp chậm",
                            "Chủ trì: UBND các xã: Nà Khoang, Bó Lếch. Phối hợp: Trung tâm Văn hóa, Thể thao và Truyền thông huyện",
                            "Trước 30/11/2024",
                            task=task(
                                lead=("UBND xã Nà Khoang", "UBND xã Bó Lếch"),
                                co="Trung tâm Văn hóa, Thể thao và Truyền thông huyện",
                                due=Due("Trước 30/11/2024", None, "2024-11-30"),
                            ),
                        ),
                        row(
                            "4",
                            "Lập bộ nhận diện và biên tập lại trang thông tin điện tử cấp xã",
                            "Thiếu người làm",
                            "Chủ trì: UBND các xã, thị trấn",
                            "Hằng năm",
                            task=task(lead=CAC_XA, due=Due("Hằng năm", None, None, "yearly")),
                        ),
                    ),
                ),
            ),
        ),
    ),
    notes=(
        Note("Còn xã Thượng Vi chưa hoàn thành do phải di chuyển trụ sở tạm."),
        Note(
            "Theo kết quả rà soát tại Thông báo số 31/TB-VHTT ngày 10/5/2024 của Phòng Văn hóa và Thông tin: Nà Khoang, Bó Lếch, Đại Pheo, Khuổi Rịa.",
            (
                Cite(
                    "Thông báo số 31/TB-VHTT ngày 10/5/2024 của Phòng Văn hóa và Thông tin",
                    "31/TB-VHTT",
                    "2024-05-10",
                    "Phòng Văn hóa và Thông tin",
                ),
            ),
        ),
        Note("Về danh mục dữ liệu mở của tỉnh giai đoạn 2024 - 2026."),
    ),
)
