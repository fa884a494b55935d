# ruff: noqa: E501
"""A district plan on PAPI and PAR INDEX: limitation, cause and solution of each criterion in prose; the last Roman number is wrong."""

from ..model import Cite, Criterion, Due, Letterhead, Note, Sample, Signature, p, s, several, t, task

HUYEN = "UBND huyện"
CAC_XA = "UBND các xã, thị trấn"


def papi(name: str) -> Criterion:
    return Criterion("PAPI", None, name)


def par(code: str, name: str) -> Criterion:
    return Criterion("PAR INDEX", code, name)


SAMPLE = Sample(
    name="ke-hoach-papi-par-index-huyen",
    formats=("docx", "pdf"),
    document={
        "kind": "KẾ HOẠCH",
        "number": "87",
        "code": "87/KH-UBND",
        "issuer": "Ủy ban nhân dân huyện Sơn Thạch",
        "place": "Sơn Thạch",
        "issued_on": "2024-06-12",
        "title": "Khắc phục hạn chế, cải thiện Chỉ số PAPI và Chỉ số PAR INDEX năm 2024 trên địa bàn huyện Sơn Thạch",
        "is_draft": False,
        "signer": "Hoàng Đức Kiên",
        "signer_title": "CHỦ TỊCH",
        "on_behalf_of": "ỦY BAN NHÂN DÂN",
    },
    head=Letterhead("ỦY BAN NHÂN DÂN\nHUYỆN SƠN THẠCH", "Số: 87/KH-UBND", "Sơn Thạch, ngày 12 tháng 6 năm 2024"),
    kind="KẾ HOẠCH",
    title="Khắc phục hạn chế, cải thiện Chỉ số PAPI và Chỉ số PAR INDEX\nnăm 2024 trên địa bàn huyện Sơn Thạch",
    body=(
        p(
            "Thực hiện Kế hoạch số 1142/KH-UBND ngày 28/5/2024 của UBND tỉnh Thanh Lâm về cải thiện các chỉ số cải cách hành chính năm 2024; sau khi xem xét kết quả chấm điểm năm 2023 được công bố tại Quyết định số 967/QĐ-UBND ngày 07 tháng 5 năm 2024 của Chủ tịch UBND tỉnh, Ủy ban nhân dân huyện Sơn Thạch xây dựng Kế hoạch với những nội dung chính dưới đây:",
            Cite(
                "Kế hoạch số 1142/KH-UBND ngày 28/5/2024 của UBND tỉnh Thanh Lâm",
                "1142/KH-UBND",
                "2024-05-28",
                "UBND tỉnh Thanh Lâm",
            ),
            Cite(
                "Quyết định số 967/QĐ-UBND ngày 07 tháng 5 năm 2024 của Chủ tịch UBND tỉnh",
                "967/QĐ-UBND",
                "2024-05-07",
                "Chủ tịch UBND tỉnh",
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
                p(
                    "- Chỉ rõ từng nội dung, tiêu chí bị mất điểm, vì sao mất điểm và cơ quan nào phải khắc phục, làm cơ sở đánh giá người đứng đầu vào cuối năm."
                ),
                p(
                    "- Phấn đấu năm 2024 huyện tăng ít nhất 04 bậc trong bảng xếp hạng PAR INDEX cấp huyện của tỉnh; các nội dung PAPI thuộc trách nhiệm của huyện đều đạt mức trung bình cao trở lên."
                ),
            ),
            s(
                "2.",
                "Yêu cầu",
                "requirements",
                p(
                    "- Mỗi hạn chế phải có giải pháp, người chịu trách nhiệm và thời hạn; không nêu giải pháp chung chung."
                ),
                p(
                    "- Các phòng, ban, đơn vị và UBND các xã, thị trấn coi việc nâng điểm là nhiệm vụ của cả năm, không dồn vào kỳ chấm điểm."
                ),
            ),
        ),
        s(
            "II.",
            "NHIỆM VỤ VÀ GIẢI PHÁP CẢI THIỆN CÁC CHỈ SỐ",
            "tasks",
            s(
                "A.",
                "Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)",
                "topic",
                s(
                    "1.",
                    "Nội dung “Tham gia của người dân ở cấp cơ sở”",
                    "criterion",
                    s(
                        "-",
                        "Hạn chế",
                        "limitation",
                        run=p(
                            "Qua phỏng vấn, gần một phần ba số hộ không nhớ lần gần nhất được mời họp thôn; ở bốn xã vùng cao, việc bầu trưởng thôn chỉ có một ứng cử viên và biên bản kiểm phiếu không được niêm yết."
                        ),
                    ),
                    s(
                        "-",
                        "Nguyên nhân",
                        "cause",
                        run=p(
                            "Lịch họp thôn thường trùng mùa vụ; cán bộ thôn kiêm nhiều việc, thông báo chủ yếu truyền miệng. UBND huyện đã giao Phòng Nội vụ hướng dẫn quy trình bầu trưởng thôn từ tháng 10/2023 nhưng văn bản gửi xuống cơ sở chậm."
                        ),
                    ),
                    s(
                        "-",
                        "Giải pháp và phân công thực hiện:",
                        "solution",
                        t(
                            "+ Phòng Nội vụ: Hướng dẫn lại quy trình bầu trưởng thôn, mẫu biên bản và cách niêm yết kết quả; hoàn thành trước ngày 30/7/2024.",
                            lead="Phòng Nội vụ",
                            due=Due("trước ngày 30/7/2024", None, "2024-07-30"),
                        ),
                        t(
                            "+ UBND các xã: Tân Khê, Bản Liềm, Đồng Vịnh, Pá Hốc tổ chức họp thôn vào buổi tối hoặc ngày nghỉ, ghi biên bản có chữ ký của đại diện hộ và gửi bản chụp về Phòng Nội vụ để theo dõi.",
                            lead=("UBND xã Tân Khê", "UBND xã Bản Liềm", "UBND xã Đồng Vịnh", "UBND xã Pá Hốc"),
                            to="Phòng Nội vụ",
                        ),
                        t(
                            "+ Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện chủ trì, phối hợp với Hội Nông dân, Hội Liên hiệp Phụ nữ huyện vận động hội viên dự họp thôn và giám sát các khoản đóng góp tự nguyện.",
                            lead="Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
                            co=("Hội Nông dân", "Hội Liên hiệp Phụ nữ huyện"),
                        ),
                    ),
                    criterion=papi("Tham gia của người dân ở cấp cơ sở"),
                ),
                s(
                    "2.",
                    "Nội dung “Công khai, minh bạch trong việc ra quyết định ở địa phương”",
                    "criterion",
                    s(
                        "-",
                        "Hạn chế",
                        "limitation",
                        run=p(
                            "Danh sách hộ nghèo ở một số thôn chỉ dán tại trụ sở xã; bản đồ kế hoạch sử dụng đất hằng năm khó đọc, người dân không biết thửa đất của mình có bị thu hồi hay không."
                        ),
                    ),
                    s(
                        "-",
                        "Nguyên nhân",
                        "cause",
                        run=p(
                            "Xã chưa có bảng tin ở thôn; cơ quan chuyên môn công khai cho đủ thủ tục, chưa tóm tắt thành thông tin dễ hiểu."
                        ),
                    ),
                    s(
                        "-",
                        "Giải pháp và phân công thực hiện:",
                        "solution",
                        t(
                            "+ Phòng Lao động - Thương binh và Xã hội chủ trì, phối hợp với UBND các xã, thị trấn niêm yết danh sách hộ nghèo, hộ cận nghèo tại nhà văn hóa thôn trong tháng 10 và tháng 11.",
                            lead="Phòng Lao động - Thương binh và Xã hội",
                            co=CAC_XA,
                            due=Due("trong tháng 10 và tháng 11", "2024-10-01", "2024-11-30"),
                        ),
                        t(
                            "+ Phòng Tài nguyên và Môi trường, Ban Quản lý dự án đầu tư xây dựng huyện in tờ tóm tắt kế hoạch sử dụng đất theo từng xã, nêu rõ thửa đất dự kiến thu hồi và giá bồi thường, phát đến các thôn trong quý III/2024.",
                            lead=("Phòng Tài nguyên và Môi trường", "Ban Quản lý dự án đầu tư xây dựng huyện"),
                            due=Due("trong quý III/2024", "2024-07-01", "2024-09-30"),
                        ),
                        p("+ Phòng Tài chính - Kế hoạch và UBND các xã, thị trấn:"),
                        t(
                            "Công khai dự toán, quyết toán ngân sách cấp xã bằng bảng một trang, so sánh số thu, số chi của hai năm liền kề.",
                            lead=("Phòng Tài chính - Kế hoạch", CAC_XA),
                        ),
                        t(
                            "Cập nhật tiến độ các công trình do nhân dân đóng góp lên bảng tin của thôn hằng quý.",
                            lead=("Phòng Tài chính - Kế hoạch", CAC_XA),
                            due=Due("hằng quý", None, None, "quarterly"),
                        ),
                    ),
                    criterion=papi("Công khai, minh bạch trong việc ra quyết định ở địa phương"),
                ),
                s(
                    "3.",
                    "Nội dung “Thủ tục hành chính công”",
                    "criterion",
                    s(
                        "-",
                        "Hạn chế",
                        "limitation",
                        run=p(
                            "Hồ sơ đất đai trễ hẹn còn 6,2%; người dân phải đi lại trên hai lần để bổ sung giấy tờ. Nguyên nhân: Quy trình nội bộ giữa Bộ phận Một cửa và Chi nhánh Văn phòng Đăng ký đất đai chưa thống nhất, hồ sơ luân chuyển bằng giấy."
                        ),
                    ),
                    s(
                        "-",
                        "Giải pháp và phân công thực hiện",
                        "solution",
                        run=several(
                            task(
                                "Văn phòng HĐND và UBND huyện rà soát, sửa quy trình nội bộ và công khai tỷ lệ trễ hẹn của từng cơ quan vào ngày 05 hằng tháng.",
                                lead="Văn phòng HĐND và UBND huyện",
                                due=Due("vào ngày 05 hằng tháng", None, None, "monthly"),
                            ),
                            task(
                                "Chi nhánh Văn phòng Đăng ký đất đai huyện bố trí người trực tại Bộ phận Một cửa từ ngày 01/8/2024, không trả hồ sơ quá một lần.",
                                lead="Chi nhánh Văn phòng Đăng ký đất đai huyện",
                                due=Due("từ ngày 01/8/2024", "2024-08-01", None),
                            ),
                        ),
                    ),
                    criterion=Criterion(
                        "PAPI",
                        None,
                        "Thủ tục hành chính công",
                        cause="Quy trình nội bộ giữa Bộ phận Một cửa và Chi nhánh Văn phòng Đăng ký đất đai chưa thống nhất, hồ sơ luân chuyển bằng giấy.",
                        limitation="Hồ sơ đất đai trễ hẹn còn 6,2%; người dân phải đi lại trên hai lần để bổ sung giấy tờ.",
                    ),
                ),
                s(
                    "4.",
                    "Nội dung “Cung ứng dịch vụ công”",
                    "criterion",
                    t(
                        "- Trung tâm Y tế huyện kết hợp với Bảo hiểm xã hội huyện rút ngắn thời gian chờ khám bảo hiểm y tế xuống dưới 30 phút; lắp đặt hòm thư góp ý tại tất cả các trạm y tế xã trước 31/8/2024.",
                        lead="Trung tâm Y tế huyện",
                        co="Bảo hiểm xã hội huyện",
                        due=Due("trước 31/8/2024", None, "2024-08-31"),
                    ),
                    t(
                        "- Phòng Giáo dục và Đào tạo chỉ đạo các trường công khai các khoản thu đầu năm học, chấm dứt tình trạng lạm thu dưới danh nghĩa tự nguyện.",
                        lead="Phòng Giáo dục và Đào tạo",
                    ),
                    t(
                        "- Công an huyện duy trì tuần tra ban đêm tại khu vực chợ Tân Khê và thị trấn Sơn Thạch; định kỳ thông báo tình hình trên đài truyền thanh.",
                        lead="Công an huyện",
                    ),
                    criterion=papi("Cung ứng dịch vụ công"),
                ),
            ),
            s(
                "B.",
                "Chỉ số cải cách hành chính (PAR INDEX)",
                "topic",
                s(
                    "1.",
                    "Công tác chỉ đạo, điều hành",
                    "topic",
                    s(
                        "-",
                        "Tiêu chí 1.2.1. Thực hiện chế độ báo cáo cải cách hành chính định kỳ.",
                        "criterion",
                        s(
                            "+",
                            "Hạn chế",
                            "limitation",
                            run=p("Mất 0,25 điểm do báo cáo quý I và báo cáo 6 tháng gửi chậm 05 ngày."),
                        ),
                        s(
                            "+",
                            "Nguyên nhân",
                            "cause",
                            run=p("Bảy xã gửi số liệu muộn; công chức tổng hợp nghỉ thai sản chưa có người thay."),
                        ),
                        s(
                            "+",
                            "Giải pháp",
                            "solution",
                            run=t(
                                "Giao Phòng Nội vụ ban hành lịch gửi số liệu và nhắc trước hạn 03 ngày; các phòng, ban và UBND các xã, thị trấn gửi báo cáo về Phòng Nội vụ trước ngày 10 của tháng cuối quý.",
                                lead=("Phòng Nội vụ", "các phòng, ban", CAC_XA),
                                to="Phòng Nội vụ",
                                due=Due("trước ngày 10 của tháng cuối quý", None, None, "quarterly"),
                            ),
                        ),
                        criterion=par("1.2.1", "Thực hiện chế độ báo cáo cải cách hành chính định kỳ"),
                    ),
                    s(
                        "-",
                        "Tiêu chí 1.5. Sáng kiến trong cải cách hành chính",
                        "criterion",
                        s(
                            "+",
                            "Nguyên nhân",
                            "cause",
                            run=p(
                                "Cả năm 2023 không có sáng kiến nào được Hội đồng sáng kiến cấp tỉnh công nhận[^1]; việc phát động còn hình thức, chưa có cơ chế khen thưởng kịp thời."
                            ),
                        ),
                        s(
                            "+",
                            "Giải pháp",
                            "solution",
                            run=t(
                                "Thủ trưởng các phòng, ban và Chủ tịch UBND các xã, thị trấn đăng ký mỗi đơn vị ít nhất một sáng kiến, gửi về Hội đồng sáng kiến huyện (qua Phòng Kinh tế và Hạ tầng) chậm nhất ngày 15/9/2024.",
                                lead=("Thủ trưởng các phòng, ban", "Chủ tịch UBND các xã, thị trấn"),
                                to=("Hội đồng sáng kiến huyện", "Phòng Kinh tế và Hạ tầng"),
                                due=Due("chậm nhất ngày 15/9/2024", None, "2024-09-15"),
                            ),
                        ),
                        run=p("đạt 0/1,0 điểm."),
                        criterion=par("1.5", "Sáng kiến trong cải cách hành chính"),
                    ),
                ),
                s(
                    "2.",
                    "Cải cách tổ chức bộ máy và chế độ công vụ",
                    "topic",
                    s(
                        "-",
                        "Tiêu chí 4.2.3. Tỷ lệ viên chức lãnh đạo được bổ nhiệm đúng quy định.",
                        "criterion",
                        s(
                            "+",
                            "Hạn chế",
                            "limitation",
                            run=p(
                                "Ba trường hợp bổ nhiệm phó hiệu trưởng thiếu chứng chỉ quản lý giáo dục tại thời điểm bổ nhiệm."
                            ),
                        ),
                        s(
                            "+",
                            "Nguyên nhân",
                            "cause",
                            run=p(
                                "Lớp bồi dưỡng do cơ sở đào tạo của tỉnh mở một năm một lần; hướng dẫn tại Công văn số 412/SNV-TCBC ngày 15 tháng 3 năm 2023 của Sở Nội vụ chưa được phổ biến đến các trường.",
                                Cite(
                                    "Công văn số 412/SNV-TCBC ngày 15 tháng 3 năm 2023 của Sở Nội vụ",
                                    "412/SNV-TCBC",
                                    "2023-03-15",
                                    "Sở Nội vụ",
                                ),
                            ),
                        ),
                        s(
                            "+",
                            "Giải pháp",
                            "solution",
                            run=t(
                                "Phòng Nội vụ và Phòng Giáo dục và Đào tạo tham mưu UBND huyện cử viên chức quy hoạch đi bồi dưỡng trước khi bổ nhiệm; dừng bổ nhiệm đối với trường hợp chưa đủ điều kiện.",
                                lead=("Phòng Nội vụ", "Phòng Giáo dục và Đào tạo"),
                            ),
                        ),
                        criterion=par("4.2.3", "Tỷ lệ viên chức lãnh đạo được bổ nhiệm đúng quy định"),
                    ),
                    s(
                        "-",
                        "Tiêu chí 5.4. Chấp hành kỷ luật, kỷ cương hành chính.",
                        "criterion",
                        s(
                            "+",
                            "Nguyên nhân",
                            "cause",
                            run=p(
                                "Năm 2023 có 02 công chức cấp xã bị khiển trách do sử dụng rượu, bia trong giờ làm việc."
                            ),
                        ),
                        s(
                            "+",
                            "Giải pháp",
                            "solution",
                            run=t(
                                "Thanh tra huyện kiểm tra đột xuất ít nhất 06 đơn vị trong 6 tháng cuối năm 2024 và báo cáo Chủ tịch UBND huyện kết quả từng đợt.",
                                lead="Thanh tra huyện",
                                to="Chủ tịch UBND huyện",
                                due=Due("trong 6 tháng cuối năm 2024", "2024-07-01", "2024-12-31"),
                            ),
                        ),
                        criterion=par("5.4", "Chấp hành kỷ luật, kỷ cương hành chính"),
                    ),
                ),
                s(
                    "3.",
                    "Xây dựng chính quyền điện tử, chính quyền số",
                    "topic",
                    s(
                        "-",
                        "Tiêu chí 7.1.2. Tỷ lệ hồ sơ giải quyết theo dịch vụ công trực tuyến toàn trình.",
                        "criterion",
                        s(
                            "+",
                            "Hạn chế",
                            "limitation",
                            run=p(
                                "Tỷ lệ hồ sơ trực tuyến toàn trình của các xã mới đạt 38,4%, thấp hơn mức bình quân của tỉnh 11 điểm phần trăm."
                            ),
                        ),
                        s(
                            "+",
                            "Nguyên nhân",
                            "cause",
                            run=p(
                                "Người dân chưa có chữ ký số, sóng di động ở ba xã vùng cao yếu; công chức ngại hướng dẫn nên nhập hộ."
                            ),
                        ),
                        s(
                            "+",
                            "Giải pháp:",
                            "solution",
                            t(
                                "Phòng Văn hóa và Thông tin chủ trì, phối hợp với Công an huyện, Bưu điện huyện, các doanh nghiệp viễn thông và Huyện đoàn tổ chức cấp chữ ký số miễn phí tại phiên chợ từ tháng 7 đến tháng 9 năm 2024.",
                                lead="Phòng Văn hóa và Thông tin",
                                co=("Công an huyện", "Bưu điện huyện", "các doanh nghiệp viễn thông", "Huyện đoàn"),
                                due=Due("từ tháng 7 đến tháng 9 năm 2024", "2024-07-01", "2024-09-30"),
                            ),
                            t(
                                "Chủ tịch UBND các xã, thị trấn chịu trách nhiệm bố trí một máy tính có kết nối mạng cho người dân tự nộp hồ sơ; không để công chức giữ tài khoản của người dân.",
                                lead="Chủ tịch UBND các xã, thị trấn",
                            ),
                        ),
                        criterion=par("7.1.2", "Tỷ lệ hồ sơ giải quyết theo dịch vụ công trực tuyến toàn trình"),
                    ),
                    s(
                        "-",
                        "Tiêu chí 7.3. Áp dụng Hệ thống quản lý chất lượng TCVN ISO 9001:2015.",
                        "criterion",
                        s(
                            "+",
                            "Nguyên nhân",
                            "cause",
                            run=p("Còn 05 xã chưa công bố lại hệ thống sau khi danh mục thủ tục hành chính thay đổi."),
                        ),
                        s(
                            "+",
                            "Giải pháp",
                            "solution",
                            run=t(
                                "Yêu cầu UBND các xã: Bản Liềm, Mường Cát, Nậm Sài, Hua Lộc và UBND thị trấn Sơn Thạch hoàn thành việc công bố lại trước ngày 31 tháng 10 năm 2024, báo cáo UBND huyện (qua Phòng Kinh tế và Hạ tầng).",
                                lead=(
                                    "UBND xã Bản Liềm",
                                    "UBND xã Mường Cát",
                                    "UBND xã Nậm Sài",
                                    "UBND xã Hua Lộc",
                                    "UBND thị trấn Sơn Thạch",
                                ),
                                to=(HUYEN, "Phòng Kinh tế và Hạ tầng"),
                                due=Due("trước ngày 31 tháng 10 năm 2024", None, "2024-10-31"),
                            ),
                        ),
                        criterion=par("7.3", "Áp dụng Hệ thống quản lý chất lượng TCVN ISO 9001:2015"),
                    ),
                ),
            ),
        ),
        s(
            "III.",
            "KINH PHÍ THỰC HIỆN",
            "funding",
            p(
                "Kinh phí lấy từ dự toán chi thường xuyên năm 2024 của các cơ quan, đơn vị; Phòng Tài chính - Kế hoạch thẩm định các khoản phát sinh ngoài dự toán."
            ),
        ),
        s(
            "III.",
            "TỔ CHỨC THỰC HIỆN",
            "implementation",
            s(
                "1.",
                "Các phòng, ban, đơn vị thuộc huyện; UBND các xã, thị trấn",
                "unit",
                t(
                    "- Ban hành kế hoạch của cơ quan, đơn vị, địa phương mình trước ngày 30 tháng 6, trong đó nêu tên công chức phụ trách từng tiêu chí.",
                    lead=("Các phòng, ban, đơn vị thuộc huyện", CAC_XA),
                    due=Due("trước ngày 30 tháng 6", None, "2024-06-30"),
                ),
                t(
                    "- Trước ngày 15/11 có báo cáo năm gửi về UBND huyện (qua Phòng Nội vụ) để kịp báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 25/11.",
                    lead=("Các phòng, ban, đơn vị thuộc huyện", CAC_XA),
                    to=(HUYEN, "Phòng Nội vụ", "UBND tỉnh", "Sở Nội vụ"),
                    due=(Due("Trước ngày 15/11", None, "2024-11-15"), Due("trước ngày 25/11", None, "2024-11-25")),
                ),
            ),
            s(
                "2.",
                "Phòng Nội vụ",
                "unit",
                run=t(
                    "Theo dõi, đôn đốc các cơ quan, đơn vị, địa phương; hằng quý tham mưu UBND huyện họp đánh giá và đề xuất phê bình đơn vị để mất điểm do chủ quan.",
                    lead="Phòng Nội vụ",
                    due=Due("hằng quý", None, None, "quarterly"),
                ),
            ),
            s(
                "3.",
                "",
                "item",
                run=t(
                    "Giao Trung tâm Văn hóa - Thể thao và Truyền thông huyện mở chuyên mục về cải cách hành chính, phát sóng mỗi tuần một lần.",
                    lead="Trung tâm Văn hóa - Thể thao và Truyền thông huyện",
                    due=Due("mỗi tuần một lần", None, None, "weekly"),
                ),
            ),
            s(
                "4.",
                "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị - xã hội huyện",
                "unit",
                t(
                    "Giám sát việc thực hiện Kế hoạch này; gửi ý kiến của đoàn viên, hội viên về UBND huyện.",
                    lead=("Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "các tổ chức chính trị - xã hội huyện"),
                    to=HUYEN,
                ),
            ),
            p(
                "Trên đây là Kế hoạch khắc phục hạn chế, cải thiện Chỉ số PAPI và Chỉ số PAR INDEX năm 2024 của huyện Sơn Thạch./."
            ),
        ),
    ),
    sign=Signature(
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "Hoàng Đức Kiên",
        (
            "UBND tỉnh (b/c)",
            "Sở Nội vụ",
            "Thường trực Huyện ủy, Thường trực HĐND huyện",
            "CT, các PCT UBND huyện",
            "Ủy ban MTTQ Việt Nam huyện và các tổ chức chính trị - xã hội",
            "Các phòng, ban, đơn vị thuộc huyện",
            "UBND các xã, thị trấn",
            "Lưu: VT, NV",
        ),
    ),
    notes=(
        Note(
            "Hai hồ sơ đăng ký bị trả lại theo Thông báo số 58/TB-HĐSK ngày 22/12/2023 do chưa chứng minh được phạm vi áp dụng.",
            (Cite("Thông báo số 58/TB-HĐSK ngày 22/12/2023", "58/TB-HĐSK", "2023-12-22", None),),
        ),
    ),
)
