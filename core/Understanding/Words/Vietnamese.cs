namespace Companion.Understanding.Words;

internal static class Vietnamese
{
    public static readonly WordTables Tables = new()
    {
        Numbers = """
            0: không, zêrô
            1: một
            1t: mốt
            2: hai
            3: ba
            4: bốn
            4t: tư
            5: năm
            5t: lăm, nhăm
            6: sáu
            7: bảy, bẩy
            8: tám
            9: chín
            10: mười, mươi, chục
            100: trăm
            1000: nghìn, ngàn
            1000000: triệu
            0.5: nửa
            """,
        Ordinals = """
            1: thứ nhất, đầu tiên
            2: thứ hai, thứ nhì
            3: thứ ba
            4: thứ tư
            5: thứ năm
            6: thứ sáu
            7: thứ bảy
            8: thứ tám
            9: thứ chín
            10: thứ mười
            """,
        NumberParts = """
            point: phẩy, chấm
            plus 0.5: rưỡi, rưởi
            minus: âm, trừ
            joins: linh, lẻ
            """,
        Units = """
            Hour: h, giờ, tiếng, tiếng đồng hồ, giờ đồng hồ, g
            Minute: p, ph, phút
            Kilogram: kg, ký, kí, ký lô, cân, kilôgam, ki lô gam, kilo
            Gram: g, gam, gram
            Pound: lb, lbs, pound
            Degree: độ, °
            Celsius: °c, ° c, c, độ c, độ xê
            Fahrenheit: °f, f, độ f
            MillimolePerLitre: mmol/l, mmol, mi li mol, mmol trên lít
            MilligramPerDecilitre: mg/dl, mg trên dl, mg, miligam
            Percent: %, phần trăm
            Beats: nhịp/phút, nhịp, nhịp một phút, nhịp mỗi phút, nhịp trên phút, lần/phút, lần một phút, bpm
            Breaths: nhịp thở, hơi thở, lần thở
            Pressure: mmhg, mm hg, mi li mét thủy ngân
            Length: cm, phân, km, cây số, xăng ti mét
            """,
        Talk = """
            Yes: có, vâng, dạ, dạ có, dạ vâng, vâng ạ, dạ vâng ạ, có ạ, ừ, ừm, ờ, ừ đúng, đúng, đúng rồi, đúng vậy, đúng thế, phải, phải rồi, chính xác, được, được rồi, được ạ, đồng ý, rồi, rồi ạ, uống rồi, tôi uống rồi, tôi uống rồi ạ, đã uống, có rồi, có chứ, tất nhiên, dĩ nhiên, chắc chắn, ok, oke, okê, okay, tốt, thôi được, xong rồi, có uống, bác uống rồi, tôi đồng ý, bác đồng ý, ừ được, muốn, tôi muốn, đương nhiên, uk, uh, dạ rồi, dạ đúng, dạ đúng rồi, +, 👍, ✅, 👌, ✔, 🙂, 😊, vang ạ, đc
            No: không, không ạ, dạ không, không có, không phải, không đúng, chưa, chưa ạ, dạ chưa, chưa uống, tôi chưa uống, không uống, tôi không uống, sai, sai rồi, không muốn, tôi không muốn, không đồng ý, tôi không đồng ý, không được, không cần, không bao giờ, không hề, thôi, thôi khỏi, không cảm ơn, không cám ơn, chả, chẳng, đừng, ko, k, hông, hổng, khong co, chưa có, không thích, quên rồi, không phải vậy, bác không, bác chưa uống, hong, 👎, ❌, 🙅
            Unsure: không biết, tôi không biết, không rõ, không chắc, tôi không chắc, không nhớ, tôi không nhớ, có lẽ, có thể, chắc thế, hình như, khó nói, bác không nhớ, bác không biết
            Filler: khoảng, chừng, tầm, gần, độ, cỡ, ngủ, được, tôi, bác, đêm, qua, hôm, nay, sáng, chiều, tối, nặng, cân, là, huyết, áp, mạch, nhịp, tim, nhiệt, đường, lượng, oxy, ôxy, chỉ, thôi, đúng, hơn, có, bây, giờ, cho, điểm, của, và, ạ, đo, bước, đi, bộ, trong, thì, ra, lên, bà, ông, con, cháu, số, mức, lúc, vào, này, đã, người, sốt, trên, cao, dạ, vâng, tuổi, thấy, máy, hết
            Correction: không, à không, nhầm, tôi nhầm, xin lỗi, ý tôi là, đúng ra là, sửa lại, à nhầm, chính xác là, nói lại
            Not: không phải, không phải là
            Range: hoặc, hay, đến, tới, từ
            Pulse: mạch, nhịp tim, nhịp mạch
            Upper: trên là, tâm thu, số trên
            Lower: dưới là, tâm trương, số dưới, dưới
            Thanks: cảm ơn, cám ơn, xin cảm ơn, cảm ơn nhiều, cám ơn nhiều, cảm ơn rất nhiều, đội ơn, biết ơn, cảm tạ
            Hello: chào, xin chào, chào cháu, chào bạn, chào em, chào con, alo, a lô, chào buổi sáng, chào buổi tối, chào buổi chiều
            Farewell: tạm biệt, chào tạm biệt, hẹn gặp lại, ngủ ngon, chúc ngủ ngon, hẹn mai, mai gặp lại, bai bai
            HowAreYou: khỏe không, có khỏe không, cháu khỏe không, bạn khỏe không, dạo này thế nào, cháu có đó không, có đó không
            Praise: giỏi quá, giỏi lắm, hay quá, tốt quá, tốt lắm, tuyệt, tuyệt vời, ngoan quá, ngoan lắm, dễ thương quá, giỏi, hay lắm, thích quá
            Vocative: cháu, con, em, bạn, anh, chị, companion, nhiều, lắm, rất nhiều, nhé, ạ, nha, nghe, nghen, vì tất cả, đã giúp, tôi, bác, lại, cũng, dạ, ừ, vâng, quá, trời ơi, ơi, nhiều lắm
            Called: tôi tên là, tôi tên, tên tôi là, tên tôi, tên là, gọi tôi là, cứ gọi tôi là, hãy gọi tôi là, gọi là, cứ gọi là, gọi bác là, cứ gọi bác là, bác tên là, bác tên, tên bác là, mình tên là, mình tên, mình là, tôi là, bác là, em tên là, cháu tên là, cô tên là, chú tên là, không, vâng, dạ, xin chào, chào cháu, chào
            LastOne: cuối cùng, cuối, cái cuối, cái cuối cùng, sau cùng
            Polite: làm ơn, xin, vui lòng, cho tôi, cho bác, tôi muốn, bác muốn, giúp tôi, giùm, giúp, dùm, với, đi, ạ, nhé, nha, cảm ơn, cám ơn, tôi, bác, hãy, được không, cho, xin chào, muốn, cháu, bot
            StopWord: tôi, bác, muốn, cho, xin, làm, ơn, vui, lòng, hãy, là, của, và, có, được, không, ạ, nhé, nha, với, đi, cái, này, các, những, mở, xem, để, về, thì, một, cần, hôm, nay, giúp, ở, gì, con, cháu
            """,
        Times = """
            Day 0: hôm nay, nay, bữa nay
            Day 1: ngày mai, mai
            Day 2: ngày kia, ngày mốt, mốt, kia
            Day -1: hôm qua, ngày hôm qua, qua
            Day -2: hôm kia, hôm trước
            Weekday 1: thứ hai, thứ 2, t2
            Weekday 2: thứ ba, thứ 3, t3
            Weekday 3: thứ tư, thứ 4, t4
            Weekday 4: thứ năm, thứ 5, t5
            Weekday 5: thứ sáu, thứ 6, t6
            Weekday 6: thứ bảy, thứ 7, thứ bẩy, t7
            Weekday 7: chủ nhật, cn, chúa nhật
            Month 1: tháng một, tháng giêng, tháng 1, tháng 01
            Month 2: tháng hai, tháng 2, tháng 02
            Month 3: tháng ba, tháng 3, tháng 03
            Month 4: tháng tư, tháng bốn, tháng 4, tháng 04
            Month 5: tháng năm, tháng 5, tháng 05
            Month 6: tháng sáu, tháng 6, tháng 06
            Month 7: tháng bảy, tháng 7, tháng 07
            Month 8: tháng tám, tháng 8, tháng 08
            Month 9: tháng chín, tháng 9, tháng 09
            Month 10: tháng mười, tháng 10
            Month 11: tháng mười một, tháng 11
            Month 12: tháng mười hai, tháng chạp, tháng 12
            Part Morning: sáng, buổi sáng, sáng sớm
            Part Noon: trưa, buổi trưa
            Part Afternoon: chiều, buổi chiều
            Part Evening: tối, buổi tối
            Part Night: đêm, khuya, ban đêm
            Part Am: am
            Part Pm: pm
            Named 12: giữa trưa, chính ngọ
            Named 0: nửa đêm
            Now 0: bây giờ, ngay bây giờ, ngay
            Hours 0: giờ, tiếng, h, g, tiếng đồng hồ, giờ đồng hồ
            Minutes 0: phút, p, ph
            Days 0: ngày, hôm
            Weeks 0: tuần
            Months 0: tháng
            In 0: sau, trong
            Later 0: nữa, sau
            Ago 0: trước, trước đây
            Next 0: tuần sau, tuần tới
            Last 0: tuần trước, vừa rồi, vừa qua
            This 0: tuần này, này, tới
            Half 0: nửa
            Minus 0: kém
            HalfAfter 0: rưỡi, rưởi
            At 0: lúc, vào lúc, vào, khoảng
            """,
        Intents = """
            Sos: sos, cứu, cứu tôi, cứu tôi với, cứu với, cứu bác, cứu bác với, cứu mạng, cấp cứu, gọi cấp cứu, gọi xe cấp cứu, xe cấp cứu, gọi 115, khẩn cấp, trường hợp khẩn cấp, tôi sắp chết, 🆘, nút đỏ, cần cấp cứu, giúp tôi khẩn cấp, ai cứu tôi với
            SosDoubtful: tôi mệt quá, tôi thấy không khỏe, tôi không khỏe, tôi khó chịu quá, tôi bị ngã, bị ngã, tôi ngã, bác bị ngã, bác mệt quá, bác không khỏe, tôi đau ngực, đau ngực, tôi chóng mặt, tôi bị chóng mặt, chóng mặt quá, tôi cần giúp đỡ, cần giúp đỡ, giúp tôi với, giúp tôi, tôi sợ quá, đau tim, tôi thấy mệt lắm, tôi bị té
            Cancel: dừng, dừng lại, hủy, hủy bỏ, thôi không làm nữa, ngừng, ngừng lại, thoát, kết thúc, stop, bỏ, đóng, đủ rồi, ngưng, huỷ, thôi dừng
            Back: quay lại, trở lại, lùi lại, quay về, câu trước, câu hỏi trước, sửa câu trả lời, sửa lại câu trả lời, tôi trả lời nhầm, trở về, lui lại, sửa câu trước
            Repeat: bạn nói gì, cháu nói gì, nhắc lại, nói lại, lặp lại, đọc lại, hỏi lại, một lần nữa, lần nữa, tôi không hiểu, không hiểu, tôi không nghe rõ, không nghe rõ, nói gì, câu hỏi là gì, nhắc lại câu hỏi, bác không hiểu, nói lại đi
            Help: trợ giúp, hướng dẫn, giúp đỡ, gợi ý, làm thế nào, dùng thế nào, cách dùng, bạn làm được gì, cháu làm được gì, phải làm gì, giải thích, cách sử dụng, tôi phải làm gì
            Human: người thật, nhân viên, tổng đài, tổng đài viên, gặp nhân viên, gặp người thật, nói chuyện với người thật, nói chuyện với nhân viên, gặp tổng đài, nói chuyện với người, gọi nhân viên, gặp tư vấn viên, tư vấn viên, gọi người, con người, gặp người
            Menu: menu, thực đơn chính, bảng chọn, trình đơn, danh mục, mở menu, xem menu, menu chính, về menu, trang chủ, về trang chủ, về đầu, màn hình chính, thực đơn
            Language: ngôn ngữ, đổi ngôn ngữ, thay đổi ngôn ngữ, chọn ngôn ngữ, ngôn ngữ khác, đổi tiếng, tiếng khác, nói tiếng việt
            Skip: bỏ qua, qua câu khác, câu tiếp, câu tiếp theo, tiếp theo, không muốn trả lời, tôi không muốn trả lời, để sau, lần sau, câu khác, bỏ qua câu này
            sentence: cứu tôi với, cứu với, cứu mạng, không thở được, không thể thở, khó thở quá, tôi nghẹt thở, không dậy được, không đứng dậy được, không đứng lên được, đau tim dữ dội, chảy máu nhiều, máu chảy nhiều, đau ngực dữ dội, đau thắt ngực, ai giúp tôi với
            """,
        Endings = "",
    };
}
