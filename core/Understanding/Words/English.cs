namespace Companion.Understanding.Words;

internal static class English
{
    public static readonly WordTables Tables = new()
    {
        Numbers = """
            0: zero, nought, nil, oh
            1: one
            2: two, couple
            3: three
            4: four
            5: five
            6: six
            7: seven
            8: eight
            9: nine
            10: ten
            11: eleven
            12: twelve, dozen
            13: thirteen
            14: fourteen
            15: fifteen
            16: sixteen
            17: seventeen
            18: eighteen
            19: nineteen
            20: twenty
            30: thirty
            40: forty, fourty
            50: fifty
            60: sixty
            70: seventy
            80: eighty
            90: ninety, ninty
            100: hundred
            1000: thousand, k
            1000000: million
            0.5: half
            """,
        Ordinals = """
            1: first
            2: second
            3: third
            4: fourth
            5: fifth
            6: sixth
            7: seventh
            8: eighth
            9: ninth
            10: tenth
            11: eleventh
            12: twelfth
            13: thirteenth
            14: fourteenth
            15: fifteenth
            16: sixteenth
            17: seventeenth
            18: eighteenth
            19: nineteenth
            20: twentieth
            30: thirtieth
            """,
        NumberParts = """
            point: point, dot
            plus 0.5: and a half, and half, n half
            plus 0.25: and a quarter
            plus 0.75: and three quarters
            minus: minus, negative
            joins: and
            """,
        Units = """
            Hour: h, hr, hrs, hour, hours, an hour
            Minute: m, min, mins, minute, minutes
            Kilogram: kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes
            Gram: g, gram, grams
            Pound: lb, lbs, pound, pounds
            Stone: st, stone, stones
            Degree: degree, degrees, deg, °
            Celsius: °c, ° c, c, celsius, centigrade, degrees celsius, degrees c, degrees centigrade
            Fahrenheit: °f, ° f, f, fahrenheit, degrees fahrenheit, degrees f
            MillimolePerLitre: mmol/l, mmol, mmols, mmol per litre, mmol per liter, millimoles, millimoles per litre
            MilligramPerDecilitre: mg/dl, mg per dl, mg per decilitre, mg per deciliter, mg, milligrams per decilitre, milligrams
            Percent: %, percent, per cent, pct
            Beats: bpm, beats, beats per minute, beats a minute, beats/min, per minute, /min
            Breaths: breaths, breaths per minute, breaths a minute, breaths/min
            Pressure: mmhg, mm hg, millimetres of mercury
            Length: cm, centimetres, centimeters, km, kilometres, miles, inches, feet
            """,
        Talk = """
            Yes: yes, yeah, yep, yup, ya, y, sure, of course, ok, okay, okey, right, correct, that's right, that is right, that's correct, certainly, definitely, absolutely, indeed, fine, please do, yes please, i did, i do, i have, i am, i will, of course i did, true, exactly, alright, all right, i took it, i took them, taken, done, yes i did, yes of course, sounds good, go ahead, i agree, agree, agreed, good, aye, uh huh, mhm, why not, i would, i'd like that, i think so, probably yes, +, 👍, ✅, 👌, ✔, 🙂, 😊, yse, yess, si
            No: no, nope, nah, n, no thanks, no thank you, not really, not yet, not now, not today, never, not at all, no way, i didn't, i didnt, i did not, i don't, i dont, i do not, i haven't, i havent, i have not, i'm not, i am not, wrong, incorrect, that's wrong, that is wrong, not right, not correct, that's not right, false, negative, don't, i don't want to, i don't think so, i forgot, no i didn't, no i did not, i won't, absolutely not, of course not, certainly not, none, nothing, neither, 👎, ❌, 🙅
            Unsure: i don't know, i dont know, don't know, dont know, not sure, i'm not sure, i am not sure, maybe, perhaps, possibly, can't remember, i can't remember, i don't remember, hard to say, yes and no, no idea, dunno
            Filler: about, around, roughly, approximately, approx, nearly, almost, maybe, i, think, it's, it, is, was, were, my, me, the, a, an, of, at, slept, sleep, had, have, got, weigh, weight, pressure, pulse, temperature, temp, sugar, glucose, oxygen, saturation, today, now, yesterday, this, morning, last, night, evening, just, only, exactly, probably, say, said, shows, showed, reading, in, on, for, with, and, or, so, well, steps, walked, did, some, out, like, there, these, those, their, please, give, score, points, years, old, right, total, been, be, has, that, than, then, more, less, little, bit, over, under, between, from, to, by, seen, never, even, where, here, wight, white
            Correction: no, sorry, i mean, i meant, actually, rather, correction, oops, make that, wait, or rather, should be
            Not: not, isn't, wasn't
            Range: or, to, between, till, until
            Pulse: pulse, heart rate, hr, pulse rate
            Upper: upper, top, systolic
            Lower: lower, bottom, diastolic
            Thanks: thank you, thanks, many thanks, thank you so much, thank you very much, thanks a lot, thanks so much, cheers, ta, bless you, god bless you, much appreciated, i appreciate it, you are very kind, you're very kind, how kind, that's kind of you
            Hello: hello, hi, hi there, hey, hello there, good morning, good afternoon, good evening, good day, morning, evening
            Farewell: bye, bye bye, goodbye, good bye, good night, goodnight, night night, see you, see you later, see you tomorrow, until tomorrow, take care, farewell, talk later
            HowAreYou: how are you, how are you doing, how are you today, how do you do, how is it going, how's it going, are you there, are you here
            Praise: well done, good job, great, you are great, you're great, you are good, you're good, excellent, wonderful, lovely, that's lovely, super, clever, very good, nice, you are the best, i love you, very nice, perfect
            Vocative: dear, my dear, love, darling, friend, my friend, companion, very, so, much, for everything, for your help, for the help, indeed, and, to you, too, honey, sweetheart, again, all, oh, well, then
            Called: my name is, my name's, the name is, name is, call me, just call me, please call me, you can call me, you may call me, i am called, i'm called, people call me, everyone calls me, everybody calls me, they call me, it's, it is, i'm, i am, this is, just, simply, better, no, yes, ok, hello, hi, good morning, good afternoon, i'd like to be called, i would like to be called, i prefer
            LastOne: last, the last one, last one, final
            Polite: please, pls, plz, kindly, can you, could you, would you, can i, i want, i'd like, i would like, i want to, i'd like to, i would like to, let me, now, thanks, thank you, just, hey, hello, hi, bot, to, the, a, me, my, want, companion
            StopWord: please, the, a, an, i, me, my, mine, you, your, want, would, like, to, can, could, do, does, is, are, am, of, in, on, at, for, with, and, or, it, this, that, some, show, open, let, i'd, i'll, be, about, what, how, give, need, see, look, us, we, have, has, get, go, there, so, just
            """,
        Times = """
            Day 0: today
            Part Evening: tonight
            Day 1: tomorrow, tomorow, tommorow, tommorrow, tmrw
            Day 2: day after tomorrow, the day after tomorrow
            Day -1: yesterday
            Day -2: day before yesterday, the day before yesterday
            Weekday 1: monday, mon
            Weekday 2: tuesday, tue, tues
            Weekday 3: wednesday, wed, weds
            Weekday 4: thursday, thu, thur, thurs
            Weekday 5: friday, fri
            Weekday 6: saturday, sat
            Weekday 7: sunday, sun
            Month 1: january, jan
            Month 2: february, feb
            Month 3: march, mar
            Month 4: april, apr
            Month 5: may
            Month 6: june, jun
            Month 7: july, jul
            Month 8: august, aug
            Month 9: september, sep, sept
            Month 10: october, oct
            Month 11: november, nov
            Month 12: december, dec
            Part Morning: morning, in the morning, this morning
            Part Afternoon: afternoon, in the afternoon, this afternoon
            Part Evening: evening, in the evening, this evening
            Part Night: night, at night
            Part Am: am, a.m., a.m
            Part Pm: pm, p.m., p.m
            Named 12: noon, midday, at noon
            Named 0: midnight, at midnight
            Now 0: now, right now
            Hours 0: h, hr, hrs, hour, hours
            Minutes 0: min, mins, minute, minutes
            Days 0: day, days
            Weeks 0: week, weeks, fortnight
            Months 0: month, months
            In 0: in
            Ago 0: ago
            Later 0: from now, later
            Next 0: next, next week
            Last 0: last, last week
            This 0: this, this week, coming
            Half 0: half, half an
            Quarter 0: quarter, a quarter
            To 0: to, til, till, before
            Past 0: past, after
            And 0: and
            OClock 0: o'clock, oclock, o clock
            At 0: at, by, around, about
            A 0: a, an, one
            """,
        Intents = """
            Sos: sos, s.o.s, save me, help me, please help me, help me please, help help, help help help, emergency, call an ambulance, ambulance, call 911, call 999, call 112, i need an ambulance, i need urgent help, urgent help, i'm dying, i am dying, mayday, 🆘, red button, call the police
            SosDoubtful: i feel bad, i feel very bad, i feel unwell, i feel very unwell, i'm not well, i feel sick, i feel awful, i feel terrible, i need help, need help, i fell, i have fallen, i've fallen, my chest hurts, my heart hurts, i feel dizzy, i feel faint, i'm scared, i am scared, i'm in pain, something is wrong
            Cancel: stop, cancel, quit, exit, abort, end, enough, stop it, stop this, stop that, never mind, nevermind, close, forget it, that's enough, i'm done with this
            Back: back, go back, previous, previous question, step back, undo, one step back, correct, correct my answer, change my answer, i made a mistake
            Repeat: repeat, say again, say that again, again, once more, repeat that, repeat the question, pardon, pardon me, what did you say, come again, i didn't understand, i don't understand, what was the question, sorry what, i didn't hear, i didn't catch that
            Help: help, hint, how does this work, what can you do, what should i do, how do i use this, explain, instructions, guide, what do i do, i need a hint
            Human: speak to someone please, talk to someone please, human, operator, agent, person, real person, a human, talk to a human, speak to a human, talk to a person, speak to a person, talk to someone, speak to someone, talk to an operator, connect me to an operator, real human, live person, representative, call a human, speak with a human, talk with a human, speak to a real person, talk to a real person, get a human
            Menu: menu, main menu, show menu, show the menu, open menu, open the menu, home, start, go home, to the menu, back to menu, back to the menu, go to menu, go to the menu
            Language: language, change language, change the language, switch language, another language, speak english, other language, choose language, change my language
            Skip: skip, pass, skip this, skip it, skip question, skip this question, next question, next, i don't want to answer, rather not say, i'd rather not say, later, prefer not to say
            sentence: i can't breathe, i cant breathe, i cannot breathe, can't breathe, cant breathe, cannot breathe, can't get up, cant get up, cannot get up, i'm choking, i am choking, bleeding badly, help me i feel, help me i fell, help i fell, help i've fallen, help i have fallen, losing consciousness, please help me i, crushing chest, someone help me, somebody help me, help me please i, help me now, help me quick, help me quickly
            """,
        Endings = "ations, ation, ments, ment, ness, ings, ing, ies, ied, ers, ed, es, er, ly, s, e, y",
    };
}
