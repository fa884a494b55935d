# ruff: noqa: E501
"""A commune's plan after July 2025, when the districts were gone: the commune's own phòng, its service centre, its villages."""

from ..model import Cite, Due, Grid, Letterhead, Note, Sample, Signature, group, p, row, s, several, t, task

KT = "Phòng Kinh tế"
VHXH = "Phòng Văn hóa - Xã hội"
HCC = "Trung tâm Phục vụ hành chính công xã"
CONG_AN = "Công an xã"


SAMPLE = Sample(
    name="ke-hoach-xa-2025",
    formats=("md",),
    document={
        "kind": "KẾ HOẠCH",
        "number": "58",
        "code": "58/KH-UBND",
        "issuer": "Ủy ban nhân dân xã Đồng Quế",
        "place": "Đồng Quế",
        "issued_on": "2025-08-14",
        "title": "Giảm nghèo và nâng cao chất lượng phục vụ người dân trên địa bàn xã Đồng Quế 6 tháng cuối năm 2025",
        "is_draft": False,
        "signer": "Ma Thế Vinh",
        "signer_title": "PHÓ CHỦ TỊCH",
        "on_behalf_of": "ỦY BAN NHÂN DÂN",
    },
    head=Letterhead("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG QUẾ", "Số: 58/KH-UBND", "Đồng Quế, ngày 14 tháng 8 năm 2025"),
    kind="KẾ HOẠCH",
    title="Giảm nghèo và nâng cao chất lượng phục vụ người dân\ntrên địa bàn xã Đồng Quế 6 tháng cuối năm 2025",
    body=(
        p(
            "Căn cứ Kế hoạch số 1780/KH-UBND ngày 25/7/2025 của UBND tỉnh Thanh Lâm về nhiệm vụ giảm nghèo những tháng cuối năm;",
            Cite(
                "Kế hoạch số 1780/KH-UBND ngày 25/7/2025 của UBND tỉnh Thanh Lâm",
                "1780/KH-UBND",
                "2025-07-25",
                "UBND tỉnh Thanh Lâm",
            ),
        ),
        p(
            "Căn cứ Nghị quyết số 03/NQ-HĐND ngày 08/8/2025 của HĐND xã về phát triển kinh tế - xã hội 6 tháng cuối năm 2025;",
            Cite("Nghị quyết số 03/NQ-HĐND ngày 08/8/2025 của HĐND xã", "03/NQ-HĐND", "2025-08-08", "HĐND xã"),
        ),
        p("Ủy ban nhân dân xã Đồng Quế xây dựng Kế hoạch như sau:"),
        s(
            "I.",
            "ĐÁNH GIÁ TÌNH HÌNH",
            "situation",
            p(
                "Xã Đồng Quế được thành lập từ ngày 01/7/2025 trên cơ sở sáp nhập ba xã cũ, có 31 thôn, 4.912 hộ, trong đó 613 hộ nghèo (12,48%)[^1]. Sau hơn một tháng vận hành, Trung tâm Phục vụ hành chính công xã đã tiếp nhận 2.204 hồ sơ."
            ),
            s(
                "1.",
                "Ưu điểm",
                "results",
                run=p("Bộ máy mới vào việc ngay, không gián đoạn; 97% hồ sơ giải quyết đúng hạn."),
            ),
            s(
                "2.",
                "Khó khăn, vướng mắc",
                "limitation",
                run=p(
                    "Địa bàn rộng, thôn xa nhất cách trung tâm 27 km; trang thiết bị dồn từ ba xã cũ không đồng bộ; một số công chức chưa quen lĩnh vực mới."
                ),
            ),
        ),
        s(
            "II.",
            "MỤC ĐÍCH, YÊU CẦU",
            "purpose_requirements",
            p(
                "- Giúp hộ nghèo có tư liệu sản xuất, có việc làm tại chỗ; không để người dân vì đường xa mà ngại đến làm thủ tục."
            ),
            p(
                "- Việc bình xét, hỗ trợ phải công khai từ thôn; cán bộ, công chức được phân công thôn nào chịu trách nhiệm thôn đó, mỗi tháng ít nhất hai lần xuống cơ sở."
            ),
            p("- Lồng ghép các nguồn vốn, không dàn trải; ưu tiên thôn có tỷ lệ hộ nghèo trên 20%."),
        ),
        s(
            "III.",
            "MỤC TIÊU",
            "objectives",
            p("- Giảm ít nhất 150 hộ nghèo trong năm; không có hộ tái nghèo."),
            p("- Tỷ lệ hồ sơ trực tuyến đạt 65%; mức độ hài lòng của người dân đạt 92% trở lên."),
        ),
        s(
            "IV.",
            "NHIỆM VỤ, GIẢI PHÁP",
            "tasks",
            s(
                "1.",
                "Về giảm nghèo",
                "topic",
                s(
                    "a)",
                    "",
                    "item",
                    run=t(
                        "Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân xã, Ngân hàng Chính sách xã hội và trưởng các thôn lập danh sách hộ có nhu cầu vay vốn, hỗ trợ giống quế, trâu bò sinh sản; giải ngân xong trước ngày 30/10/2025.",
                        lead=KT,
                        co=("Hội Nông dân xã", "Ngân hàng Chính sách xã hội", "trưởng các thôn"),
                        due=Due("trước ngày 30/10/2025", None, "2025-10-30"),
                    ),
                ),
                s(
                    "b)",
                    "",
                    "item",
                    run=several(
                        task(
                            "Phòng Văn hóa - Xã hội rà soát hộ nghèo, hộ cận nghèo từ ngày 15/9 đến ngày 31/10/2025, niêm yết kết quả tại nhà văn hóa thôn.",
                            lead=VHXH,
                            due=Due("từ ngày 15/9 đến ngày 31/10/2025", "2025-09-15", "2025-10-31"),
                        ),
                        task(
                            "Ban công tác Mặt trận các thôn giám sát việc bình xét, phản ánh về Ủy ban Mặt trận Tổ quốc Việt Nam xã những trường hợp chưa đúng.",
                            lead="Ban công tác Mặt trận các thôn",
                            to="Ủy ban Mặt trận Tổ quốc Việt Nam xã",
                        ),
                    ),
                ),
                s(
                    "c)",
                    "",
                    "item",
                    run=t(
                        "Các thôn: Khuôn Tát, Nà Lầu, Pác Ngòi vận động hộ dân hiến đất mở đường nội đồng trong quý IV.",
                        lead=("thôn Khuôn Tát", "thôn Nà Lầu", "thôn Pác Ngòi"),
                        due=Due("trong quý IV", "2025-10-01", "2025-12-31"),
                    ),
                ),
            ),
            s(
                "2.",
                "Về phục vụ người dân",
                "topic",
                t(
                    "- Trung tâm Phục vụ hành chính công xã bố trí điểm tiếp nhận lưu động tại trụ sở hai xã cũ vào thứ Ba và thứ Sáu hằng tuần; công khai số điện thoại của công chức trực.",
                    lead=HCC,
                    due=Due("vào thứ Ba và thứ Sáu hằng tuần", None, None, "weekly"),
                ),
                t(
                    "- Giao Văn phòng HĐND và UBND xã rà soát thiết bị, đề xuất điều chuyển, sửa chữa trong tháng 8/2025.",
                    lead="Văn phòng HĐND và UBND xã",
                    due=Due("trong tháng 8/2025", "2025-08-01", "2025-08-31"),
                ),
                t(
                    "- Công an xã và Đoàn Thanh niên xã hướng dẫn người dân cài đặt, sử dụng ứng dụng định danh điện tử, nhất là người cao tuổi; bảo đảm an ninh, an toàn tại điểm tiếp nhận.",
                    lead=(CONG_AN, "Đoàn Thanh niên xã"),
                ),
                t(
                    "- Trạm Y tế xã phối hợp Bảo hiểm xã hội cơ sở Thanh Lâm II cấp lại thẻ bảo hiểm y tế cho người thay đổi nơi ở do sắp xếp đơn vị hành chính, chậm nhất ngày 30 tháng 9 năm 2025.",
                    lead="Trạm Y tế xã",
                    co="Bảo hiểm xã hội cơ sở Thanh Lâm II",
                    due=Due("chậm nhất ngày 30 tháng 9 năm 2025", None, "2025-09-30"),
                ),
                t(
                    "- Các trường học trên địa bàn thực hiện dạy nghề dệt, đan lát trong giờ trải nghiệm; báo cáo Phòng Văn hóa - Xã hội kết quả học kỳ I.",
                    lead="Các trường học trên địa bàn",
                    to=VHXH,
                ),
                t("- Định kỳ khảo sát mức độ hài lòng, xin lỗi công khai khi trễ hẹn."),
            ),
            s(
                "3.",
                "Bảng phân công một số nhiệm vụ cụ thể",
                "topic",
                Grid(
                    (("STT", 6), ("Nhiệm vụ", 40), ("Chủ trì", 18), ("Phối hợp", 20), ("Thời gian", 16)),
                    (
                        group("I", "Giảm nghèo", "", "", ""),
                        row(
                            "1",
                            "Tập huấn kỹ thuật trồng, chăm sóc quế hữu cơ cho 200 hộ",
                            "Phòng Kinh tế",
                            "Trạm Khuyến nông khu vực; các thôn",
                            "Tháng 9/2025",
                            task=task(
                                lead=KT,
                                co=("Trạm Khuyến nông khu vực", "các thôn"),
                                due=Due("Tháng 9/2025", "2025-09-01", "2025-09-30"),
                            ),
                        ),
                        row(
                            "2",
                            "Xóa nhà tạm, nhà dột nát cho 18 hộ",
                            "Phòng Kinh tế; Phòng Văn hóa - Xã hội",
                            "Hội Cựu chiến binh xã, Công an xã",
                            "Trước ngày 20/11/2025",
                            task=task(
                                lead=(KT, VHXH),
                                co=("Hội Cựu chiến binh xã", CONG_AN),
                                due=Due("Trước ngày 20/11/2025", None, "2025-11-20"),
                            ),
                        ),
                        row(
                            "",
                            "Nghiệm thu, quyết toán kinh phí hỗ trợ nhà ở",
                            "",
                            "Hội đồng nghiệm thu các thôn",
                            "Tháng 12/2025",
                            task=task(
                                lead=(KT, VHXH),
                                co="Hội đồng nghiệm thu các thôn",
                                due=Due("Tháng 12/2025", "2025-12-01", "2025-12-31"),
                            ),
                        ),
                        group("II", "Phục vụ người dân", "", "", ""),
                        row(
                            "3",
                            "Số hóa hồ sơ đất đai của ba xã cũ",
                            "Trung tâm Phục vụ hành chính công xã",
                            "Phòng Kinh tế",
                            "Quý III, IV/2025",
                            task=task(lead=HCC, co=KT, due=Due("Quý III, IV/2025", "2025-07-01", "2025-12-31")),
                        ),
                        row(
                            "4",
                            "Trực tiếp nhận phản ánh qua nhóm mạng xã hội của xã",
                            "Văn phòng HĐND và UBND xã",
                            "",
                            "Hằng ngày",
                            task=task(lead="Văn phòng HĐND và UBND xã", due=Due("Hằng ngày", None, None, "daily")),
                        ),
                        row(
                            "5",
                            "Tuyên truyền trên hệ thống truyền thanh",
                            "",
                            "Các thôn",
                            "Thường xuyên",
                            task=task(co="Các thôn", due=Due("Thường xuyên", None, None, "ongoing")),
                        ),
                    ),
                ),
            ),
        ),
        s(
            "V.",
            "KINH PHÍ",
            "funding",
            p("Nguồn ngân sách xã, vốn chương trình mục tiêu quốc gia năm 2025 và đóng góp của tổ chức, cá nhân."),
        ),
        s(
            "VI.",
            "TỔ CHỨC THỰC HIỆN",
            "implementation",
            s(
                "1.",
                "Phòng Kinh tế, Phòng Văn hóa - Xã hội",
                "unit",
                t(
                    "- Cụ thể hóa nhiệm vụ thành lịch công tác tháng; chịu trách nhiệm trước Chủ tịch UBND xã về chỉ tiêu được giao.",
                    lead=(KT, VHXH),
                ),
                t(
                    "- Báo cáo kết quả về UBND xã (qua Văn phòng HĐND và UBND xã) trước ngày 25 hằng tháng.",
                    lead=(KT, VHXH),
                    to=("UBND xã", "Văn phòng HĐND và UBND xã"),
                    due=Due("trước ngày 25 hằng tháng", None, None, "monthly"),
                ),
            ),
            s(
                "2.",
                "Công an xã",
                "unit",
                run=t(
                    "Nắm tình hình cho vay nặng lãi, lừa đảo qua mạng nhắm vào hộ nghèo; phối hợp với Ban Chỉ huy Quân sự xã giữ gìn trật tự khi chi trả hỗ trợ.",
                    lead=CONG_AN,
                    co="Ban Chỉ huy Quân sự xã",
                ),
            ),
            s(
                "3.",
                "Trung tâm Phục vụ hành chính công xã",
                "unit",
                t(
                    "- Niêm yết danh mục thủ tục thuộc thẩm quyền cấp xã sau khi tỉnh công bố; hướng dẫn người dân nộp hồ sơ không phụ thuộc địa giới hành chính trong tỉnh.",
                    lead=HCC,
                ),
                t(
                    "- Chủ trì, phối hợp với Bưu điện văn hóa xã và Tổ công nghệ số cộng đồng các thôn trả kết quả tại nhà cho người cao tuổi, người khuyết tật từ tháng 9/2025.",
                    lead=HCC,
                    co=("Bưu điện văn hóa xã", "Tổ công nghệ số cộng đồng các thôn"),
                    due=Due("từ tháng 9/2025", "2025-09-01", None),
                ),
            ),
            s(
                "4.",
                "Trưởng các thôn",
                "unit",
                t(
                    "Thông báo Kế hoạch này đến từng hộ tại cuộc họp thôn gần nhất; lập danh sách hộ không có điện thoại thông minh gửi Trung tâm Phục vụ hành chính công xã trước 31/8.",
                    lead="Trưởng các thôn",
                    to=HCC,
                    due=Due("trước 31/8", None, "2025-08-31"),
                ),
            ),
            s(
                "5.",
                "",
                "item",
                run=t(
                    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội vận động Quỹ “Vì người nghèo”, giám sát việc chi trả.",
                    lead=("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "các tổ chức chính trị - xã hội"),
                ),
            ),
            t(
                "Văn phòng HĐND và UBND xã theo dõi, tổng hợp, tham mưu UBND xã báo cáo UBND tỉnh (qua Sở Nông nghiệp và Môi trường) trước ngày 15/12/2025./.",
                lead="Văn phòng HĐND và UBND xã",
                to=("UBND tỉnh", "Sở Nông nghiệp và Môi trường"),
                due=Due("trước ngày 15/12/2025", None, "2025-12-15"),
            ),
        ),
    ),
    sign=Signature(
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Ma Thế Vinh",
        (
            "Sở Nông nghiệp và Môi trường (b/c)",
            "Thường trực Đảng ủy, HĐND xã",
            "Chủ tịch, các PCT UBND xã",
            "Ủy ban MTTQ Việt Nam xã và các đoàn thể",
            "Các phòng, đơn vị thuộc xã",
            "Trưởng 31 thôn",
            "Lưu: VT, KT, VHXH",
        ),
    ),
    notes=(
        Note(
            "Theo Quyết định số 77/QĐ-UBND ngày 11/8/2025 của UBND xã công nhận kết quả rà soát bổ sung.",
            (Cite("Quyết định số 77/QĐ-UBND ngày 11/8/2025 của UBND xã", "77/QĐ-UBND", "2025-08-11", "UBND xã"),),
        ),
    ),
)
