namespace Companion.Understanding;

/// <summary>The words about taking medicines, in the form of <see cref="WordList"/>; keys are <see cref="PlanWord"/> and value.</summary>
internal static class PlanTables
{
    public const string English = """
        Count 1: once
        Count 2: twice
        Count 3: thrice
        Times: times, time, x
        PerDay: a day, per day, each day, every day, daily, in a day, every single day
        PerWeek: a week, per week, each week, weekly, every week
        PerMonth: a month, per month, monthly, every month, each month
        Every: every, each, once every, once in
        Alternate: every other day, every second day, each other day, alternate days, on alternate days, every two days
        Part 8: morning, mornings, in the morning, in the mornings, every morning, each morning, when i wake up, on waking
        Part 13: at lunch, lunchtime, at lunchtime, midday, at midday
        Part 16: afternoon, afternoons, in the afternoon, every afternoon
        Part 19: evening, evenings, in the evening, in the evenings, every evening, each evening
        Part 21: night, nights, at night, every night, each night, nightly, bedtime, at bedtime, before bed, before bedtime, before sleep, before going to bed, before sleeping, going to bed
        Before 0: before meals, before food, before eating, before a meal, before each meal
        With 0: with meals, with food, during meals, with a meal, with each meal, while eating
        After 0: after meals, after food, after eating, after a meal, after each meal
        Before 8: before breakfast
        Before 13: before lunch
        Before 19: before dinner, before supper
        With 8: with breakfast, at breakfast
        With 13: with lunch
        With 19: with dinner, with supper, at dinner
        After 8: after breakfast
        After 13: after lunch
        After 19: after dinner, after supper
        Fasting: on an empty stomach, empty stomach, fasting
        Weekday 1: monday, mondays, mon
        Weekday 2: tuesday, tuesdays, tue
        Weekday 3: wednesday, wednesdays, wed
        Weekday 4: thursday, thursdays, thu
        Weekday 5: friday, fridays, fri
        Weekday 6: saturday, saturdays, sat
        Weekday 7: sunday, sundays, sun
        Workdays: weekdays, on weekdays, working days, workdays
        Weekend: weekend, weekends, on weekends, at the weekend
        Through: to, through, till, until
        Course: for, for a, for one, during a
        AsNeeded: as needed, when needed, if needed, when i need it, when it hurts, if it hurts, as required, when necessary, if necessary, only in pain, for pain
        DoseUnit: tablet, tablets, tab, tabs, pill, pills, capsule, capsules, drop, drops, mg, ml, mcg, g, puff, puffs, spoon, spoons, teaspoon, teaspoons, unit, units, iu, sachet, sachets, injection, injections, patch, iu
        Or: or
        Not: not, never, no
        """;

    public const string Russian = """
        Count 1: однократно, единожды
        Count 2: дважды, двукратно
        Count 3: трижды
        Times: раз, раза, разика, р
        PerDay: в день, в сутки, ежедневно, каждый день, за день, на день, день, каждый божий день
        PerWeek: в неделю, еженедельно, каждую неделю, на неделе
        PerMonth: в месяц, ежемесячно, каждый месяц
        Every: каждые, каждый, каждую, каждое, через каждые, раз в, один раз в, 1 раз в, одну таблетку раз в
        Alternate: через день, каждый второй день, раз в два дня, раз в 2 дня
        Count 1: раз в день, раз в сутки, один раз в день, 1 раз в день, один раз в сутки
        Part 8: утром, утро, с утра, по утрам, утра, поутру, утренний
        Part 13: днем, в обед, в полдень, полдень, обед, в обеденное время
        Part 16: после полудня
        Part 19: вечером, вечер, вечера, по вечерам
        Part 21: на ночь, перед сном, ночью, перед ночью, ложась спать, перед тем как лечь, вечером перед сном, вечером на ночь
        Before 0: до еды, перед едой, до приема пищи, перед приемом пищи
        With 0: во время еды, с едой, вместе с едой, за едой
        After 0: после еды, после приема пищи
        Before 8: до завтрака, перед завтраком
        Before 13: до обеда, перед обедом
        Before 19: до ужина, перед ужином
        With 8: за завтраком, во время завтрака
        With 13: за обедом, во время обеда
        With 19: за ужином, во время ужина
        After 8: после завтрака
        After 13: после обеда
        After 19: после ужина
        Fasting: натощак, на голодный желудок, на пустой желудок
        Weekday 1: понедельник, понедельникам, понедельника, пн
        Weekday 2: вторник, вторникам, вторника, вт
        Weekday 3: среда, среду, средам, среды, ср
        Weekday 4: четверг, четвергам, четверга, чт
        Weekday 5: пятница, пятницу, пятницам, пятницы, пт
        Weekday 6: суббота, субботу, субботам, субботы, сб
        Weekday 7: воскресенье, воскресеньям, воскресенья, вс
        Workdays: будням, будни, по будням, в будни, будние дни, по будним дням, рабочим дням
        Weekend: выходным, выходные, по выходным, в выходные
        Through: по
        Course: в течение, курс, курсом, на протяжении, целый, целую, еще
        AsNeeded: при необходимости, по необходимости, когда нужно, если нужно, когда болит, если болит, при боли, при болях, когда заболит, когда станет плохо, по требованию, если понадобится
        DoseUnit: таблетка, таблетке, таблетки, таблетку, таблеток, таб, табл, капсула, капсуле, капсулы, капсулу, капсул, капля, капли, капель, капле, мг, мл, мкг, г, грамм, ложка, ложке, ложки, ложку, единица, единицы, единиц, ед, пакетик, пакетика, пакетику, укол, укола, уколу, пшик, вдох, вдоха, штука, штуки, штуке, шт, ампула, ампуле, свеча, свече
        Or: или, либо
        Not: не, кроме
        """;

    public const string Ukrainian = """
        Count 1: одноразово
        Count 2: двічі
        Count 3: тричі
        Times: раз, рази, разів, разу
        PerDay: на день, на добу, щодня, щоденно, кожен день, кожного дня, в день, за день, день
        PerWeek: на тиждень, щотижня, кожного тижня, в тиждень
        PerMonth: на місяць, щомісяця, кожного місяця
        Every: кожні, кожен, кожну, кожне, кожної, кожного, що, через кожні, раз на, один раз на, 1 раз на
        Alternate: через день, кожен другий день, раз на два дні, раз на 2 дні
        Count 1: раз на день, раз на добу, один раз на день, 1 раз на день, один раз на добу
        Part 8: вранці, зранку, ранок, ранку, щоранку, уранці, ранком, кожного ранку, по ранках
        Part 13: вдень, удень, в обід, опівдні, обід
        Part 16: пополудні
        Part 19: ввечері, увечері, вечір, вечора, щовечора, вечором, кожного вечора, звечора
        Part 21: на ніч, перед сном, вночі, уночі, лягаючи спати, щоночі, увечері перед сном
        Before 0: до їди, до їжі, перед їжею, перед їдою, до вживання їжі
        With 0: під час їжі, під час їди, з їжею, разом з їжею
        After 0: після їжі, після їди, після вживання їжі
        Before 8: до сніданку, перед сніданком
        Before 13: до обіду, перед обідом
        Before 19: до вечері, перед вечерею
        With 8: за сніданком, під час сніданку
        With 13: за обідом, під час обіду
        With 19: за вечерею, під час вечері
        After 8: після сніданку
        After 13: після обіду
        After 19: після вечері
        Fasting: натще, натщесерце, на голодний шлунок, на порожній шлунок
        Weekday 1: понеділок, понеділка, понеділкам, понеділках, щопонеділка, пн
        Weekday 2: вівторок, вівторка, вівторкам, вівторках, щовівторка, вт
        Weekday 3: середа, середу, середи, середам, середах, щосереди, ср
        Weekday 4: четвер, четверга, четвергам, четвергах, щочетверга, чт
        Weekday 5: п'ятниця, п'ятницю, п'ятниці, п'ятницям, п'ятницях, щоп'ятниці, пятниця, пятницю, пт
        Weekday 6: субота, суботу, суботи, суботам, суботах, щосуботи, сб
        Weekday 7: неділя, неділю, неділі, неділям, неділях, щонеділі, нд
        Workdays: будні, у будні, в будні, буднях, по буднях, робочі дні
        Weekend: вихідні, у вихідні, вихідних, по вихідних
        Through: по
        Course: протягом, впродовж, упродовж, курс, курсом, цілий, ще
        AsNeeded: за потреби, при потребі, у разі потреби, коли треба, якщо треба, коли болить, якщо болить, при болю, за необхідності, якщо знадобиться
        DoseUnit: таблетка, таблетці, таблетки, таблетку, таблеток, таб, табл, капсула, капсулі, капсули, капсулу, капсул, крапля, краплі, крапель, мг, мл, мкг, г, ложка, ложці, ложки, ложку, одиниця, одиниці, одиниць, од, пакетик, пакетика, укол, уколу, вдих, штука, штуки, штуці, шт, ампула, свічка
        Or: або, чи
        Not: не, крім
        """;

    public const string Portuguese = """
        Times: vez, vezes, x
        PerDay: por dia, ao dia, diariamente, todos os dias, todo dia, cada dia, diário, no dia, todo santo dia
        PerWeek: por semana, semanalmente, toda semana, na semana
        PerMonth: por mês, ao mês, mensalmente, todo mês
        Every: a cada, cada, toda, todo, todas as, todos os
        Alternate: dia sim dia não, em dias alternados, dias alternados, um dia sim outro não, um dia sim e outro não
        Part 8: de manhã, pela manhã, manhã, da manhã, toda manhã, todas as manhãs, ao acordar, ao levantar, de manhãzinha
        Part 13: ao meio-dia almoço, na hora do almoço, no almoço, ao almoço
        Part 16: à tarde, de tarde, tarde, da tarde
        Part 19: à noite, de noite, noite, da noite, toda noite, todas as noites, à noitinha, no jantar, ao jantar
        Part 21: ao deitar, antes de dormir, antes de deitar, na hora de dormir, para dormir, antes de ir dormir, à noite antes de dormir
        Before 0: antes das refeições, antes de comer, antes da refeição, antes da comida
        With 0: com as refeições, durante as refeições, com a comida, com comida, junto com as refeições
        After 0: depois das refeições, após as refeições, depois de comer, após comer, depois da refeição, depois da comida
        Before 8: antes do café da manhã, antes do café, antes do pequeno-almoço, antes do pequeno almoço
        Before 13: antes do almoço
        Before 19: antes do jantar
        With 8: no café da manhã, com o café da manhã, no café
        With 13: com o almoço
        With 19: com o jantar
        After 8: depois do café da manhã, após o café da manhã, depois do café, após o café, depois do pequeno-almoço, depois do pequeno almoço
        After 13: depois do almoço, após o almoço
        After 19: depois do jantar, após o jantar, do jantar
        Fasting: em jejum, de estômago vazio, com o estômago vazio
        Weekday 1: segunda-feira, segunda, segundas, segundas-feiras, segunda feira, seg
        Weekday 2: terça-feira, terça, terças, terças-feiras, terça feira
        Weekday 3: quarta-feira, quarta, quartas, quartas-feiras, quarta feira, qua
        Weekday 4: quinta-feira, quinta, quintas, quintas-feiras, quinta feira, qui
        Weekday 5: sexta-feira, sexta, sextas, sextas-feiras, sexta feira, sex
        Weekday 6: sábado, sábados, sáb
        Weekday 7: domingo, domingos, dom
        Workdays: dias úteis, nos dias úteis, dias de semana, durante a semana
        Weekend: fim de semana, fins de semana, nos fins de semana, aos fins de semana
        Through: a, até
        Course: por, durante, por um, por uma, durante um, durante uma
        AsNeeded: se necessário, quando necessário, quando precisar, se precisar, quando doer, se doer, em caso de dor, só quando doer, se tiver dor
        DoseUnit: comprimido, comprimidos, cp, cápsula, cápsulas, gota, gotas, mg, ml, mcg, g, colher, colheres, unidade, unidades, ui, sachê, sachês, injeção, injeções, jato, jatos, pílula, pílulas, ampola, outro, outra
        Or: ou
        Not: não, exceto, menos
        """;

    public const string Vietnamese = """
        Times: lần
        PerDay: ngày, mỗi ngày, một ngày, 1 ngày, hàng ngày, hằng ngày, mọi ngày, trong ngày, mỗi hôm
        PerWeek: mỗi tuần, một tuần, 1 tuần, hàng tuần, hằng tuần, tuần
        PerMonth: mỗi tháng, hàng tháng, hằng tháng
        Every: mỗi, cứ, cách, cứ mỗi
        OnceEach: một lần, 1 lần, uống một lần, uống 1 lần
        Alternate: cách ngày, ngày uống ngày nghỉ, cách một ngày, hai ngày một lần, 2 ngày một lần, 2 ngày 1 lần
        Part 8: sáng, buổi sáng, mỗi sáng, mỗi buổi sáng, khi thức dậy, lúc thức dậy, sáng sớm
        Part 13: trưa, buổi trưa, mỗi trưa
        Part 16: chiều, buổi chiều, mỗi chiều
        Part 19: tối, buổi tối, mỗi tối, mỗi buổi tối
        Part 21: trước khi đi ngủ, trước khi ngủ, trước lúc ngủ, trước lúc đi ngủ, khi đi ngủ, đêm, ban đêm, tối trước khi đi ngủ, tối trước khi ngủ, mỗi tối trước khi đi ngủ, mỗi tối trước khi ngủ, buổi tối trước khi đi ngủ
        Before 0: trước khi ăn, trước ăn, trước bữa ăn, trước các bữa ăn
        With 0: trong bữa ăn, trong khi ăn, khi ăn, cùng bữa ăn, trong lúc ăn
        After 0: sau khi ăn, sau ăn, sau bữa ăn, sau các bữa ăn, sau khi ăn no
        Before 8: trước bữa sáng, trước khi ăn sáng
        Before 13: trước bữa trưa, trước khi ăn trưa
        Before 19: trước bữa tối, trước khi ăn tối
        With 8: trong bữa sáng
        With 13: trong bữa trưa
        With 19: trong bữa tối
        After 8: sau bữa sáng, sau khi ăn sáng, sau ăn sáng
        After 13: sau bữa trưa, sau khi ăn trưa, sau ăn trưa
        After 19: sau bữa tối, sau khi ăn tối, sau ăn tối
        Fasting: lúc đói, khi đói, khi bụng đói, lúc bụng đói
        Weekday 1: thứ hai, thứ 2, t2
        Weekday 2: thứ ba, thứ 3, t3
        Weekday 3: thứ tư, thứ 4, t4
        Weekday 4: thứ năm, thứ 5, t5
        Weekday 5: thứ sáu, thứ 6, t6
        Weekday 6: thứ bảy, thứ 7, t7
        Weekday 7: chủ nhật, cn
        Workdays: ngày thường, các ngày trong tuần, ngày làm việc
        Weekend: cuối tuần
        Through: đến, tới
        Course: trong, suốt, liên tục, trong vòng, liền
        AsNeeded: khi cần, khi đau, lúc đau, nếu cần, khi cần thiết, nếu đau, chỉ khi cần, khi thấy đau
        DoseUnit: viên, giọt, mg, ml, mcg, g, gói, muỗng, thìa, ống, mũi, đơn vị, nhát, xịt, con
        Or: hoặc, hay
        Not: không, trừ
        """;
}
