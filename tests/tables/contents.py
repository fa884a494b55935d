"""The tables of the torture set, as sketches: plans and reports of bodies that do not exist."""

from __future__ import annotations

from tests.tables.model import Sketch

PLAIN = Sketch(
    """
    STT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành
    1 | Ban hành kế hoạch phổ biến, giáo dục pháp luật năm 2023 | Phòng Tư pháp | Văn phòng HĐND và UBND huyện | Tháng 01/2023
    2 | Tổ chức tập huấn nghiệp vụ hòa giải ở cơ sở cho hòa giải viên các xã | Phòng Tư pháp | UBND các xã, thị trấn | Quý II/2023
    3 | Kiểm tra công tác hộ tịch, chứng thực tại xã Sơn Lâm và xã Phú Khê | Thanh tra huyện | Phòng Nội vụ | Trước ngày 30/9/2023
    4 | Tổng kết, báo cáo kết quả thực hiện | Văn phòng | Các đơn vị liên quan | 15/12/2023
    """,
    (32, 170, 95, 95, 85),
)

INDEXED = Sketch(
    """
    TT | Tên nhiệm vụ | Cơ quan thực hiện | < | Thời hạn | Sản phẩm
    ^ | ^ | Chủ trì | Phối hợp | ^ | ^
    (1) | (2) | (3) | (4) | (5) | (6)
    1 | Số hóa hồ sơ lưu trữ | Phòng Nội vụ | Trung tâm Lưu trữ | 30/6/2024 | Cơ sở dữ liệu
    2 | Rà soát thủ tục hành chính nội bộ | Văn phòng | Các phòng, ban | Hằng quý | Quyết định công bố
    3 | Đánh giá sự hài lòng của người dân | Bưu điện huyện | | Tháng 11 | Báo cáo
    """,
    (30, 140, 85, 85, 65, 75),
    3,
)

THREE_LEVELS = Sketch(
    """
    STT | Chỉ tiêu | Đơn vị tính | Kế hoạch giao | < | < | < | Ghi chú
    ^ | ^ | ^ | Năm 2024 | < | Năm 2025 | < | ^
    ^ | ^ | ^ | Tỉnh | Huyện | Tỉnh | Huyện | ^
    1 | Tỷ lệ hồ sơ nộp trực tuyến | % | 60 | 65 | 75 | 80 |
    2 | Số xã đạt chuẩn tiếp cận pháp luật | xã | 7 | 8 | 9 | 10 | Theo Quyết định số 25
    3 | Thời gian chờ bình quân | phút | 20 | 18 | 15 | 15 |
    """,
    (30, 140, 50, 45, 45, 45, 45, 80),
    3,
)

GROUPED = Sketch(
    """
    STT | Nhiệm vụ | Chủ trì | Phối hợp | Hoàn thành
    I | CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH | < | < | <
    1 | Kiện toàn Ban Chỉ đạo cải cách hành chính huyện | Phòng Nội vụ | Văn phòng | Quý I
    2 | Giao ban chuyên đề hằng tháng | Văn phòng | Các phòng, ban | Ngày 25 hằng tháng
    II | CẢI CÁCH THỦ TỤC HÀNH CHÍNH | < | < | <
    1 | Niêm yết công khai thủ tục tại nơi tiếp nhận | UBND các xã | Phòng Tư pháp | Thường xuyên
    2 | Thực hiện phi địa giới hành chính với nhóm đất đai | Chi nhánh Văn phòng Đăng ký đất đai | UBND các xã | Tháng 8
    III | KIỂM TRA, GIÁM SÁT | < | < | <
    1 | Kiểm tra đột xuất kỷ luật công vụ | Thanh tra huyện | Phòng Nội vụ | Quý III, quý IV
    """,
    (32, 195, 95, 85, 70),
)

BANDS = Sketch(
    """
    TT | Nội dung | Chủ trì | Phối hợp | Thời gian
    A. NHIỆM VỤ THƯỜNG XUYÊN | < | < | < | <
    I. Tuyên truyền | < | < | < | <
    1 | Phát thanh trên hệ thống truyền thanh cơ sở | Trung tâm Văn hóa | UBND xã | Hằng tuần
    II. Tập huấn | < | < | < | <
    2 | Mở 02 lớp cho tổ công nghệ số cộng đồng | Phòng Văn hóa và Thông tin | Đoàn Thanh niên | Tháng 3
    B. NHIỆM VỤ TRỌNG TÂM | < | < | < | <
    3 | Thí điểm bản sao điện tử | Phòng Tư pháp | Viễn thông huyện | Quý II
    Tổng cộng: 03 nhiệm vụ | < | < | < | <
    """,
    (32, 195, 95, 85, 70),
)

MERGED = Sketch(
    """
    Nhóm nhiệm vụ | Mã | Nội dung | Đầu mối | < | Thời gian
    ^ | ^ | ^ | Chủ trì | Phối hợp | ^
    Công khai, minh bạch | 1.1 | Công khai danh sách hộ nghèo tại nhà văn hóa thôn | Phòng Lao động | UBND các xã | Tháng 12
    ^ | 1.2 | Công khai thu, chi ngân sách xã | Phòng Tài chính | ^ | Quý I
    ^ | 1.3 | Công khai quy hoạch sử dụng đất | ^ | Chi cục Thống kê | Quý I
    Trách nhiệm giải trình | 2.1 | Tiếp công dân định kỳ | Ban Tiếp công dân | < | Hằng tháng
    ^ | 2.2 | Đối thoại với thanh niên | ^ | < | Tháng 3
    Thủ tục hành chính công | 3.1 | Rà soát thời gian giải quyết | Văn phòng | Các phòng | Quý II
    """,
    (85, 30, 160, 75, 75, 60),
    2,
)

BLOCK = Sketch(
    """
    Đơn vị | Tháng 1 | Tháng 2 | Tháng 3 | Tháng 4
    Xã An Hòa | Khảo sát hiện trạng | < | Nghiệm thu | Bàn giao
    Xã Bình Tân | ^ | < | Nghiệm thu | Bàn giao
    Xã Cẩm Lý | Chuẩn bị | Lấy ý kiến Nhân dân, hoàn thiện hồ sơ trình phê duyệt | < | <
    Thị trấn | ^ | ^ | < | <
    """,
    (90, 90, 90, 90, 90),
)

LONG = Sketch(
    """
    TT | Nội dung công việc | Chủ trì | Phối hợp | Thời gian
    1 | Xây dựng kế hoạch triển khai Chỉ số hiệu quả quản trị và hành chính công cấp huyện, phân công cụ thể từng chỉ số thành phần cho các cơ quan, đơn vị theo dõi, chịu trách nhiệm về kết quả trước Chủ tịch Ủy ban nhân dân huyện | Phòng Nội vụ | Các cơ quan chuyên môn thuộc huyện; Ủy ban nhân dân các xã, thị trấn | Quý I năm 2023
    2 | - Rà soát, bổ sung hương ước, quy ước của thôn, tổ dân phố; / - Vận động Nhân dân tham gia giám sát cộng đồng đối với các công trình xây dựng nông thôn mới trên địa bàn; / - Tổ chức hội nghị đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân. | Ủy ban Mặt trận Tổ quốc huyện | Hội Nông dân, Hội Liên hiệp Phụ nữ, Hội Cựu chiến binh, Huyện đoàn | Trước ngày 31/10/2023
    3 | Nâng cấp hệ thống thông tin giải quyết thủ tục hành chính, bảo đảm kết nối với cơ sở dữ liệu quốc gia về dân cư; bố trí đủ thiết bị đầu cuối cho bộ phận một cửa cấp xã | Phòng Văn hóa và Thông tin | Công an huyện | Tháng 6
    4 | Chấn chỉnh kỷ luật, kỷ cương hành chính; kiểm tra đột xuất việc chấp hành giờ giấc làm việc của cán bộ, công chức, viên chức, nhất là tại bộ phận tiếp nhận và trả kết quả | Thanh tra huyện | Phòng Nội vụ; Ủy ban Kiểm tra Huyện ủy | Thường xuyên
    5 | Sơ kết 6 tháng, tổng kết năm | Văn phòng | Các cơ quan | Tháng 6, tháng 12
    """,
    (30, 200, 90, 95, 62),
)

LONG_INDEXED = Sketch(
    """
    STT | Nhiệm vụ, giải pháp | Phân công | < | Tiến độ
    ^ | ^ | Cơ quan chủ trì | Cơ quan phối hợp | ^
    (1) | (2) | (3) | (4) | (5)
    1 | Hoàn thành việc làm sạch dữ liệu đất đai của 12 xã đã đo đạc bản đồ địa chính chính quy, đồng bộ lên hệ thống của tỉnh | Phòng Tài nguyên và Môi trường | Chi nhánh Văn phòng Đăng ký đất đai; UBND các xã | 30/9/2024
    2 | Thực hiện chi trả an sinh xã hội không dùng tiền mặt cho ít nhất 70% đối tượng có tài khoản | Phòng Lao động - Thương binh và Xã hội | Ngân hàng Chính sách xã hội | 30/11/2024
    3 | Cấp chữ ký số cho công chức tư pháp - hộ tịch, địa chính cấp xã | Phòng Văn hóa và Thông tin | UBND các xã, thị trấn | Quý II
    4 | Triển khai học bạ số tại các trường tiểu học, trung học cơ sở trên địa bàn huyện | Phòng Giáo dục và Đào tạo | Viễn thông huyện | Năm học 2024 - 2025
    """,
    (32, 195, 95, 95, 65),
    3,
)

SPREAD = Sketch(
    """
    Nhóm | STT | Nội dung | Chủ trì | Thời gian
    Phát triển hạ tầng số | 1 | Phủ sóng di động băng rộng đến 100% thôn, bản; xóa vùng lõm sóng tại các thôn Tà Lèng, Nậm Khao, Huổi Só | Phòng Văn hóa và Thông tin | Tháng 12/2024
    ^ | 2 | Trang bị máy tính, máy quét cho bộ phận một cửa của 12 xã | Phòng Tài chính - Kế hoạch | Quý III
    ^ | 3 | Nâng cấp mạng nội bộ tại trụ sở Ủy ban nhân dân huyện, bảo đảm an toàn thông tin theo cấp độ được phê duyệt | Văn phòng | Quý IV
    Phát triển nhân lực số | 4 | Tập huấn kỹ năng số cho cán bộ, công chức cấp xã, bảo đảm 100% người dự học hoàn thành bài kiểm tra cuối khóa | Phòng Nội vụ | Tháng 5
    ^ | 5 | Bồi dưỡng tổ công nghệ số cộng đồng | Huyện đoàn | Tháng 7
    """,
    (80, 32, 195, 105, 65),
)

NARROW = Sketch(
    """
    STT | Tên chỉ số thành phần | Điểm tối đa | Chủ trì | Mã
    VIII | Quản trị điện tử và tiếp cận dịch vụ công | 10,00 | Phòng Văn hóa | QTDT-08
    VIII.1 | Người dân dùng Cổng dịch vụ công quốc gia | 3,34 | Văn phòng | QTDT-08.1
    VIII.2 | Tiếp cận và dùng mạng tại nhà | 3,33 | Viễn thông | QTDT-08.2
    1.2.10 | Phúc đáp qua cổng thông tin | 3,33 | Văn phòng | QTDT-08.3
    """,
    (24, 200, 40, 70, 36),
)

LISTS = Sketch(
    """
    TT | Nhiệm vụ | Yêu cầu | Phân công
    1 | Chuẩn bị hội nghị / a) Dự thảo báo cáo; / b) Lập danh sách đại biểu; / c) In tài liệu. | - Đúng thời gian; / - Gọn, rõ; / - Tiết kiệm. | Văn phòng: báo cáo. / Phòng Nội vụ: danh sách. / Phòng Tài chính: kinh phí.
    2 | Phục vụ hội nghị / 1. Đón tiếp đại biểu. / 2. Trang trí hội trường, bảo đảm âm thanh, ánh sáng và đường truyền trực tuyến đến điểm cầu các xã. | + Trang trọng. / + Không phô trương. | Trung tâm Văn hóa / Điện lực huyện / Viễn thông huyện
    """,
    (30, 190, 120, 140),
)

EMPTY = Sketch(
    """
    STT | Nội dung | Chủ trì | Kết quả | Ghi chú
    1 | Rà soát vị trí việc làm | Phòng Nội vụ | |
    2 | Lập hồ sơ công việc | Các phòng | |
    3 | | | |
    4 | Nộp lưu hồ sơ vào lưu trữ cơ quan | Văn phòng | |
    """,
    (32, 170, 110, 80, 80),
)

FIGURES = Sketch(
    """
    STT | Xã, thị trấn | Số hộ | Đã cấp | Tỷ lệ (%) | Xếp hạng
    1 | Xã An Hòa | 1.254 | 1.180 | 94,10 | 2
    2 | Xã Bình Tân | 987 | 801 | 81,16 | 4
    3 | Xã Cẩm Lý | 2.031 | 1.950 | 96,01 | 1
    4 | Thị trấn Sơn Lâm | 3.400 | 3.090 | 90,88 | 3
    Tổng cộng | < | 7.672 | 7.021 | 91,51 |
    """,
    (32, 130, 70, 70, 70, 60),
)

MONTHS = Sketch(
    """
    TT | Công việc | Năm 2025 | < | < | < | < | < | < | < | < | < | < | < | Đầu mối
    ^ | ^ | T1 | T2 | T3 | T4 | T5 | T6 | T7 | T8 | T9 | T10 | T11 | T12 | ^
    1 | Khảo sát | x | x | | | | | | | | | | | Phòng Kinh tế
    2 | Thí điểm tại hai xã | | | x | x | x | | | | | | | | UBND xã
    3 | Nhân rộng | | | | | | x | x | x | x | x | | | Phòng Kinh tế
    4 | Tổng kết | | | | | | | | | | | x | x | Văn phòng
    """,
    (26, 110, *(24,) * 12, 80),
    2,
)

SIDEWAYS = Sketch(
    """
    Lĩnh vực | TT | Nội dung | Chủ trì | Số lượng | Thời gian
    Kinh tế | 1 | Hỗ trợ hợp tác xã đưa sản phẩm lên sàn | Phòng Kinh tế | 12 | Quý II
    ^ | 2 | Dán tem truy xuất nguồn gốc | Trạm Khuyến nông | 30 | Quý III
    ^ | 3 | Kết nối cung cầu | Phòng Kinh tế | 04 | Quý IV
    Văn hóa, xã hội | 4 | Số hóa di tích | Phòng Văn hóa | 06 | Tháng 9
    ^ | 5 | Học bạ số | Phòng Giáo dục | 21 | Tháng 8
    ^ | 6 | Khám bệnh bằng căn cước | Trung tâm Y tế | 13 | Tháng 10
    """,
    (40, 30, 190, 100, 40, 70),
)

NESTED = Sketch(
    """
    STT | Nội dung | Chủ trì | Thời gian
    1 | Mở lớp tập huấn tại các cụm: / [[Cụm 1 ; Xã An Hòa, Bình Tân ; 12/4 // Cụm 2 ; Xã Cẩm Lý và thị trấn Sơn Lâm ; 19/4]] / Mỗi lớp 60 người. | Phòng Nội vụ | Tháng 4
    2 | Đánh giá kết quả | Văn phòng | Tháng 5
    """,
    (32, 250, 110, 85),
)

STAIRS = Sketch(
    """
    STT | Nội dung | Chủ trì | Phối hợp | Thời gian
    1 | Tiếp nhận phản ánh qua tổng đài | Văn phòng | Viễn thông | Hằng ngày
    2 | Phân loại, chuyển xử lý trong 24 giờ | Văn phòng | Các phòng | Hằng ngày
    ~ | ~ | Tổng số phản ánh | 1.204 | lượt
    """,
    (32, 190, 95, 90, 70),
)

BRIEF = Sketch(
    """
    Đơn vị | Nhiệm vụ
    Phòng Nội vụ | Tham mưu kế hoạch kiểm tra công vụ
    Phòng Tư pháp | Thẩm định dự thảo văn bản quy phạm pháp luật
    Công an huyện | Bảo đảm an ninh, trật tự
    """,
    (120, 330),
)

TIMES = Sketch(
    """
    Thời gian | Nội dung | Người chủ trì | Địa điểm
    7h30 - 8h00 | Đón tiếp đại biểu | Văn phòng | Tiền sảnh
    8h00 - 9h30 | Báo cáo kết quả thực hiện và thảo luận | Phó Chủ tịch | Hội trường A
    9h30 - 9h45 | Giải lao | | Sân vườn
    9h45 - 11h00 | Đối thoại với doanh nghiệp | Chủ tịch | Hội trường A
    """,
    (80, 210, 95, 85),
)

WIDE = Sketch(
    """
    TT | Nhiệm vụ | Căn cứ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời gian bắt đầu | Thời gian hoàn thành | Ghi chú
    1 | Xây dựng quy chế phối hợp trong quản lý khoáng sản giữa các xã giáp ranh | Kế hoạch số 45 | Phòng Tài nguyên và Môi trường | Công an huyện; UBND các xã giáp ranh | Quy chế | 01/02/2024 | 30/4/2024 |
    2 | Tổ chức kiểm tra liên ngành | Quyết định số 118 | Phòng Kinh tế và Hạ tầng | Hạt Kiểm lâm | Biên bản | 01/5/2024 | 30/11/2024 | Ít nhất 02 đợt
    3 | Báo cáo kết quả | Kế hoạch số 45 | Văn phòng | Phòng Tài nguyên và Môi trường | Báo cáo | 01/12/2024 | 15/12/2024 |
    """,
    (28, 150, 75, 90, 100, 65, 65, 65, 60),
)

COSTS = Sketch(
    """
    TT | Nội dung chi | Kinh phí (triệu đồng) | < | <
    ^ | ^ | Tổng số | Ngân sách huyện | Xã hội hóa
    1 | Tuyên truyền, in pa nô | 120,5 | 120,5 | -
    2 | Tập huấn, hội nghị | 85,0 | 60,0 | 25,0
    3 | Khen thưởng | 40,0 | 40,0 | -
    Cộng | < | 245,5 | 220,5 | 25,0
    """,
    (32, 190, 75, 90, 75),
    2,
)

# Written after the readers were mended

PROJECTS = Sketch(
    """
    Stt | Tên đề án, báo cáo | Cơ quan trình | Cơ quan thẩm định | Thời gian trình | <
    ^ | ^ | ^ | ^ | Thường trực | Hội đồng
    A | TRÌNH TẠI KỲ HỌP THƯỜNG LỆ | < | < | < | <
    1 | Nghị quyết quy định mức chi hỗ trợ người làm công tác chuyển đổi số ở thôn, tổ dân phố | Phòng Văn hóa và Thông tin | Phòng Tư pháp | 05/6 | 25/6
    2 | Nghị quyết về kế hoạch đầu tư công năm 2026 | Phòng Tài chính - Kế hoạch | Ban Kinh tế - Xã hội | 10/11 | 05/12
    B | TRÌNH TẠI KỲ HỌP CHUYÊN ĐỀ | < | < | < | <
    3 | Nghị quyết sáp nhập, đổi tên thôn | Phòng Nội vụ | Ban Pháp chế | Tháng 9 | <
    """,
    (30, 180, 90, 85, 55, 55),
    2,
)

DUTY = Sketch(
    """
    Ngày | Ca trực | Họ và tên | Chức vụ | Điện thoại
    Thứ hai 28/4 | Sáng | Nguyễn Văn Tám | Phó Chánh Văn phòng | 0900 111 222
    ^ | Chiều | Trần Thị Chín | Chuyên viên | 0900 333 444
    Thứ ba 29/4 | Sáng | Lê Văn Mười | Trưởng phòng Nội vụ | 0900 555 666
    ^ | Chiều | Phạm Thị Ba | Văn thư | 0900 777 888
    Thứ tư 30/4 | Cả ngày | Hoàng Văn Tư | Chỉ huy trưởng Ban Chỉ huy Quân sự | 0900 999 000
    """,
    (75, 55, 110, 135, 85),
)

SCORES = Sketch(
    """
    Mã | Nội dung thành phần | Kết quả năm 2022 | < | Mục tiêu 2023 | Đầu mối
    ^ | ^ | Điểm | Hạng | ^ | ^
    1 | Tham gia của người dân ở cấp cơ sở | 4,91 | 22 | 5,10 | Phòng Nội vụ
    1.1 | Tri thức công dân | 1,04 | 30 | 1,20 | Phòng Tư pháp
    1.2 | Cơ hội tham gia | 1,52 | 18 | 1,60 | Mặt trận Tổ quốc
    1.3 | Chất lượng bầu cử | 1,45 | 25 | 1,50 | Phòng Nội vụ
    1.4 | Đóng góp tự nguyện | 0,90 | 27 | 0,95 | Phòng Tài chính - Kế hoạch
    Trung bình toàn huyện | < | 4,91 | 22 | 5,10 |
    """,
    (32, 180, 50, 45, 65, 105),
    2,
)

DUTIES = Sketch(
    """
    TT | Họ và tên, chức vụ | Nhiệm vụ được phân công | Địa bàn phụ trách
    1 | Ông Nguyễn Văn A, Chủ tịch, Trưởng ban | - Chỉ đạo chung; / - Chịu trách nhiệm trước Huyện ủy, Hội đồng nhân dân huyện về kết quả; / - Trực tiếp phụ trách công tác tổ chức, cán bộ. | Toàn huyện
    2 | Bà Trần Thị B, Phó Chủ tịch, Phó Trưởng ban Thường trực | - Thay mặt Trưởng ban giải quyết công việc khi được ủy quyền; / - Theo dõi lĩnh vực văn hóa - xã hội, cải cách hành chính. | Các xã: An Hòa, Bình Tân, Cẩm Lý
    3 | Ông Lê Văn C, Chánh Văn phòng, Ủy viên | Tổng hợp, tham mưu, chuẩn bị nội dung các phiên họp của Ban Chỉ đạo; dự thảo thông báo kết luận | Thị trấn Sơn Lâm
    """,
    (28, 130, 215, 105),
)

SUPPLIES = Sketch(
    """
    STT | Tên thiết bị | ĐVT | SL | Đơn giá | Thành tiền | Nơi nhận
    1 | Máy quét hai mặt | cái | 12 | 9.500.000 | 114.000.000 | Bộ phận một cửa các xã
    2 | Máy tính để bàn | bộ | 24 | 14.200.000 | 340.800.000 | ^
    3 | Màn hình tra cứu | cái | 2 | 31.000.000 | 62.000.000 | Trung tâm huyện
    Cộng (1+2+3) | < | < | < | < | 516.800.000 |
    """,
    (30, 120, 32, 28, 70, 80, 105),
)
