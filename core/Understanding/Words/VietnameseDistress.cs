namespace Companion.Understanding.Words;

internal static class VietnameseDistress
{
    public static readonly DistressTables Tables = new()
    {
        Patterns = """
            Sos: cứu tôi|cứu bác|cứu với|cứu bà|cứu ông|cứu mạng|cứu giúp|cứu em|cứu mẹ|cứu chồng|cứu vợ, có ai|ai đó|ai + giúp tôi|giúp với|cứu|giúp bác, giúp tôi|giúp bác|giúp với + gấp|nhanh|ngay|khẩn|té|ngã|không thở|đau
            Sos: gọi|cần|kêu|cho|đưa|mau|nhanh|làm ơn|xin + cấp cứu|xe cứu thương|115|xe cấp cứu|113|114|cứu hỏa
            Sos: gọi|cần|kêu|cho|đưa|mời + bác sĩ|y tá|công an|cảnh sát + ngay|gấp|nhanh|khẩn|liền|lập tức|bây giờ
            Sos: không thở|khó thở|nghẹt thở|ngạt thở|ngừng thở|tắt thở|thở không được|thở không nổi|không thở được|hụt hơi|thở dốc|thở không ra hơi, không đủ không khí|thiếu không khí|thiếu oxy, bị nghẹn|bị hóc|mắc nghẹn|hóc xương|nghẹn thở, không thể + thở
            Sos: không dậy|không đứng|không ngồi dậy|không nhúc nhích|không cử động|không thể đứng|không thể dậy|dậy không nổi|đứng không nổi|dậy không được|đứng không được + được|nổi|dậy|lên|tôi|không, nằm dưới sàn|nằm dưới đất|nằm trên sàn
            Sos: không muốn sống|chẳng muốn sống|chán sống|hết muốn sống|sống làm gì nữa, muốn chết|tự tử|tự sát|tự vẫn|kết liễu|chết đi cho rồi
            Sos: ngộ độc|quá liều, uống|tiêm|chích|nuốt + quá nhiều|nhầm|nhiều quá|hết cả|gấp đôi|lộn|cả vỉ|cả hộp + thuốc|viên|liều|insulin|vỉ|hóa chất
            Sos: đột quỵ|tai biến|nhồi máu cơ tim|cơn đau tim|đau tim dữ dội, méo miệng|miệng méo|mặt méo|méo mặt|liệt mặt|xệ mặt, tê|liệt|yếu|không nhấc|không cử động|không cảm giác + nửa người|tay chân|cánh tay|một bên|bên người|bàn tay|tay|chân + hẳn|rồi|bị|không|nửa|bỗng|đột ngột|một, nói ngọng|nói đớ|nói lắp|không nói được|nói không rõ, bị liệt|tê liệt|liệt nửa người
            Sos: bất tỉnh|ngất xỉu|ngất rồi|xỉu rồi|ngất đi|hôn mê|gọi không tỉnh|lay không dậy|không tỉnh, co giật|động kinh|lên cơn giật
            Sos: máu + không cầm|không ngừng|nhiều|chảy hoài|lênh láng|khắp|mãi|phun, xuất huyết|băng huyết|mất máu
            Sos: cháy + nhà|bếp|phòng|quá|rồi|to|lớn|đang|lên|căn hộ|chập điện, có cháy|hỏa hoạn|bốc cháy, khói mù mịt|khói nhiều, mùi gas|mùi ga|rò gas|rò rỉ gas|xì gas|rò khí|mùi khét
            Sos: trộm|cướp|kẻ lạ|người lạ|có người|ai đó|kẻ gian|đột nhập + trong nhà|vào nhà|phá cửa|phá khóa|cạy cửa|nhà tôi|ngoài cửa|đập cửa|đột nhập, bị cướp|bị đánh|bị tấn công|bị hành hung
            Ask: sắp ngất|sắp xỉu|muốn ngất|muốn xỉu|choáng váng|xây xẩm|tối sầm|hoa mắt|chóng mặt|quay cuồng, đau đầu dữ dội|nhức đầu dữ dội
            Ask: ngực|tim|lồng ngực + đau|tức|nhói|thắt|không ổn|đập nhanh|đập loạn|ép|nặng|khó chịu|bóp|nghẹt|quặn
            Ask: tôi ngã|bác ngã|bị ngã|bị té|tôi té|té rồi|ngã rồi|vừa té|vừa ngã|trượt chân|trượt ngã|té ngã|trượt cầu thang|ngã cầu thang|vấp ngã|ngã xuống|té xuống, té|ngã|trượt + nhà tắm|phòng tắm|cầu thang|giường|sàn|bếp|sân|nhà vệ sinh|toilet|đường|đau|hông|đầu, gãy + chân|tay|xương|hông
            Ask: mệt|khó chịu|đau + quá|lắm|không chịu nổi|dữ dội|kinh khủng|rất|khủng khiếp|chịu hết nổi + không chịu nổi|dữ dội|kinh khủng|khủng khiếp|chịu hết nổi|tôi|bác, không chịu nổi|chịu không nổi|chịu hết nổi
            Ask: cần + bác sĩ|giúp gấp, giúp tôi|giúp bác + với, sắp chết, sợ quá|sợ lắm|hoảng sợ, sưng + lưỡi|họng|mặt, không nhìn thấy|mù rồi|mất thị lực, khẩn cấp|nguy hiểm|nguy kịch
            Sos: mẹ|bố|ba|má|chồng|vợ|ông|bà|anh|chị + không tỉnh|gọi mãi không tỉnh|lay không tỉnh|không trả lời|không cử động|không nhúc nhích, nằm dưới sàn|nằm dưới đất|nằm dưới nền, chân|tay|người + không cử động|không nhấc|không nhúc nhích|không cảm giác
            Sos: khói|lửa + hành lang|cầu thang|đầy|mù mịt|khắp nơi|dưới cửa, sống + chẳng để làm gì|không để làm gì|không còn ý nghĩa|vô nghĩa|không nổi nữa
            Ask: bị bỏng|bị phỏng|bỏng nước sôi|phỏng nước sôi, tay|vai|hàm|lưng + đau + mồ hôi|vã mồ hôi|buồn nôn|khó thở, mồ hôi lạnh, tim + nhảy ra|đập mạnh|muốn nhảy|đập thình thịch|lỡ nhịp, đứt tay|đứt + máu|sâu, ong|rắn|chích|cắn + sưng|khó thở|họng|nghẹt
            Sos: ai không giúp tôi|có ai giúp tôi|có ai cứu tôi
            Calm: giúp + chọn|tìm|điền|mua|đi chợ|đọc|viết|hiểu|đặt|cài|menu|đơn|nhiều lắm|cảm ơn, cảm ơn + giúp, phim|tivi|truyện|sách|tin tức|thời sự|nằm mơ|bài hát|báo
            Calm: năm ngoái|năm trước|tháng trước|hồi trước|ngày xưa|hồi nhỏ|năm xưa|lâu rồi|trước đây, cười muốn chết|nhớ + muốn chết|chết đi được, đùa|giỡn|haha|hihi|cười, huyết áp|giá|nhiệt độ|đường + giảm|xuống|hạ, cấp cứu|khẩn cấp + số mấy|số điện thoại|liên hệ|làm ở|khoa|thấy xe|số|thấy
            Calm: nếu có người|nếu ai|nếu có ai|phải làm gì nếu|thì làm gì, tiền gas|hóa đơn|bình gas, ức gà|trái tim|hình tim, khỏe rồi|hết rồi|đỡ rồi|bình thường|khỏe lại|ổn rồi|không sao, nghiên cứu, ngủ, bếp lửa|nhóm bếp|lửa trại|đốt lửa
            """,
        Negators = "không chưa chẳng hết đừng ko",
        Carriers = "bị có còn thấy cần phải",
    };
}
