namespace Companion.Understanding.Words;

internal static class Portuguese
{
    public static readonly WordTables Tables = new()
    {
        Numbers = """
            0: zero
            1: um, uma
            2: dois, duas
            3: três
            4: quatro
            5: cinco
            6: seis
            7: sete
            8: oito
            9: nove
            10: dez
            11: onze
            12: doze, dúzia
            13: treze
            14: catorze, quatorze
            15: quinze
            16: dezasseis, dezesseis, dezaseis
            17: dezassete, dezessete, dezasete
            18: dezoito
            19: dezanove, dezenove
            20: vinte
            30: trinta
            40: quarenta
            50: cinquenta, cincoenta, cinqüenta
            60: sessenta
            70: setenta
            80: oitenta
            90: noventa
            100: cem, cento
            200: duzentos, duzentas
            300: trezentos, trezentas
            400: quatrocentos, quatrocentas
            500: quinhentos, quinhentas
            600: seiscentos, seiscentas
            700: setecentos, setecentas
            800: oitocentos, oitocentas
            900: novecentos, novecentas
            1000: mil
            1000000: milhão, milhões
            0.5: meia, meio, metade
            """,
        Ordinals = """
            1: primeiro, primeira
            2: segundo, segunda
            3: terceiro, terceira
            4: quarto, quarta
            5: quinto, quinta
            6: sexto, sexta
            7: sétimo, sétima
            8: oitavo, oitava
            9: nono, nona
            10: décimo, décima
            """,
        NumberParts = """
            point: vírgula, ponto
            plus 0.5: e meia, e meio
            plus 0.25: e um quarto
            minus: menos
            joins: e
            tenths: décimas, décimos
            """,
        Units = """
            Hour: h, hr, hrs, hora, horas, horinha, horinhas
            Minute: m, min, mins, minuto, minutos, minutinhos
            Kilogram: kg, kgs, quilo, quilos, quilograma, quilogramas, kilo, kilos
            Gram: g, grama, gramas
            Pound: lb, lbs, libra, libras
            Degree: grau, graus, °, º
            Celsius: °c, º c, ºc, ° c, c, celsius, graus celsius, centígrados, graus centígrados
            Fahrenheit: °f, ºf, f, fahrenheit, graus fahrenheit
            MillimolePerLitre: mmol/l, mmol, mmol por litro, milimoles, milimol
            MilligramPerDecilitre: mg/dl, mg por dl, mg por decilitro, mg, miligramas por decilitro, miligramas
            Percent: %, por cento, porcento
            Beats: bpm, batimentos, batimento, batimentos por minuto, batidas, batidas por minuto, batimentos/min, por minuto
            Breaths: respirações, respirações por minuto, inspirações
            Pressure: mmhg, mm hg, milímetros de mercúrio
            Length: cm, centímetros, km, quilómetros, quilômetros
            """,
        Talk = """
            Yes: sim, s, claro, claro que sim, com certeza, certo, correto, exato, exatamente, isso, isso mesmo, é isso, é, tá, tá bom, tá certo, está bem, está bom, está certo, ok, okay, beleza, pois, pois é, pois sim, pode, pode ser, pode sim, quero, quero sim, tomei, já tomei, tomei sim, já, já sim, aceito, concordo, confirmo, verdade, de acordo, perfeito, lógico, sem dúvida, acho que sim, sim senhor, sim senhora, sim por favor, uhum, aham, ótimo, bora, vamos, positivo, foi, tenho, tenho sim, fiz, +, 👍, ✅, 👌, ✔, 🙂, 😊, sm, simm, si
            No: não, n, nao, nops, não não, agora não, ainda não, hoje não, não quero, não obrigado, não obrigada, de jeito nenhum, de modo nenhum, nunca, jamais, nada, não tomei, não fiz, não tenho, errado, está errado, tá errado, incorreto, não é, não é isso, negativo, não concordo, não aceito, nem pensar, nem um pouco, acho que não, esqueci, não precisa, não é preciso, claro que não, não senhor, não senhora, nenhum, nenhuma, 👎, ❌, 🙅, naõ, nã
            Unsure: não sei, não tenho certeza, não tenho a certeza, não me lembro, não lembro, talvez, quem sabe, mais ou menos, difícil dizer, sei lá, sim e não
            Filler: uns, umas, cerca, cerca de, de, da, do, das, dos, mais, ou, menos, quase, aproximadamente, por, volta, perto, foi, era, é, está, tá, deu, dormi, tenho, tive, peso, estou, com, pesando, minha, meu, a, o, as, os, pressão, pulso, temperatura, febre, açúcar, glicose, glicemia, oxigênio, oxigénio, saturação, hoje, agora, ontem, manhã, noite, só, apenas, exatamente, acho, que, umas, passos, andei, caminhei, fiz, nota, dou, pontos, anos, eu, uma, em, no, na, lá, pouco, tensão, medi, marcou, já, bem, total, aparelho, sei, seja, serão, novo, nova, sente, sono
            Correction: não, aliás, quer dizer, quero dizer, desculpe, desculpa, perdão, ou melhor, errei, digo, enganei me, corrigindo, corrijo
            Not: não é, não são
            Range: ou, a, até, entre
            Pulse: pulso, pulsação, frequência, frequência cardíaca, batimentos
            Upper: máxima, alta, sistólica
            Lower: mínima, baixa, diastólica
            Thanks: obrigado, obrigada, muito obrigado, muito obrigada, brigado, brigada, obrigadinha, obrigadinho, valeu, agradeço, agradecido, agradecida, deus te abençoe, deus lhe pague, grato, grata
            Hello: olá, oi, oie, bom dia, boa tarde, boa noite, ei, alô
            Farewell: tchau, até logo, até amanhã, até mais, até breve, adeus, fique com deus, fica com deus, até a próxima, durma bem, tchauzinho
            HowAreYou: como vai, como vai você, tudo bem, tudo bem com você, como está, como você está, como estás, está aí, você está aí
            Praise: muito bem, parabéns, ótimo, que bom, maravilha, excelente, que maravilha, você é ótimo, você é ótima, você é um amor, gostei, adorei, perfeito, que lindo, show
            Vocative: querida, querido, meu bem, meu amor, amigo, amiga, meu filho, minha filha, companion, por tudo, pela ajuda, pela atenção, muito, mesmo, viu, e, a você, também, de novo, ah, então, um abraço, beijo, beijos
            Called: meu nome é, o meu nome é, me chamo, eu me chamo, chamo me, pode me chamar de, podem me chamar de, pode chamar de, pode chamar me, podes chamar me, pode tratar me por, trate me por, me chame de, me chama de, chame me, chama me, chame me de, pode chamar, sou, sou a, sou o, eu sou, eu sou a, eu sou o, é, é a, é o, aqui é, aqui é a, aqui é o, só, apenas, simplesmente, prefiro, todo mundo me chama de, todos me chamam de, não, sim, olá, oi, bom dia, boa tarde, boa noite
            LastOne: último, última, o último, a última
            Polite: por favor, favor, por gentileza, se faz favor, pode, você pode, podes, quero, queria, eu quero, eu queria, gostaria, gostaria de, me, agora, obrigado, obrigada, olá, oi, a, o, ao, à, para, pra, de, com, um, uma, poderia, bom dia
            StopWord: por, favor, quero, queria, gostaria, de, da, do, das, dos, a, o, as, os, um, uma, e, em, no, na, nos, nas, para, pra, com, que, eu, me, meu, minha, meus, minhas, você, é, está, mostrar, mostra, mostre, abrir, abre, ver, ao, à, se, isso, como, qual, há, tem, sobre, posso, pode, ter
            """,
        Times = """
            Day 0: hoje
            Day 1: amanhã
            Day 2: depois de amanhã, depois d'amanhã
            Day -1: ontem
            Day -2: anteontem, antes de ontem
            Weekday 1: segunda-feira, segunda, segunda feira, seg
            Weekday 2: terça-feira, terça, terça feira, ter
            Weekday 3: quarta-feira, quarta, quarta feira, qua
            Weekday 4: quinta-feira, quinta, quinta feira, qui
            Weekday 5: sexta-feira, sexta, sexta feira, sex
            Weekday 6: sábado, sáb
            Weekday 7: domingo, dom
            Month 1: janeiro, jan
            Month 2: fevereiro, fev
            Month 3: março, mar
            Month 4: abril, abr
            Month 5: maio, mai
            Month 6: junho, jun
            Month 7: julho, jul
            Month 8: agosto, ago
            Month 9: setembro, set
            Month 10: outubro, out
            Month 11: novembro, nov
            Month 12: dezembro, dez
            Part Morning: da manhã, de manhã, pela manhã, manhã, manhãzinha, da madrugada, de madrugada
            Part Afternoon: da tarde, de tarde, à tarde, tarde
            Part Evening: da noite, de noite, à noite, noite
            Part Am: am
            Part Pm: pm
            Named 12: meio-dia, meio dia, ao meio-dia
            Named 0: meia-noite, meia noite, à meia-noite
            Now 0: agora, agora mesmo, já
            Hours 0: h, hora, horas, horinhas
            Minutes 0: min, minuto, minutos, minutinhos
            Days 0: dia, dias
            Weeks 0: semana, semanas
            Months 0: mês, meses
            In 0: daqui a, daqui, dentro de, em
            Ago 0: atrás, há, faz
            Next 0: semana que vem, da semana que vem, na semana que vem, próxima semana
            This 0: que vem, próxima, próximo, esta, este, nesta, neste, essa, esse
            Last 0: passada, passado, última, último
            Quarter 0: um quarto, quarto
            Half 0: meia
            To 0: para as, para a, pras, pra, para, pra as
            Minus 0: menos
            And 0: e
            HalfAfter 0: e meia, e meio
            At 0: às, à, as, ao, pelas, lá pelas, por volta das, até às, até as
            """,
        Intents = """
            Sos: sos, socorro, me ajude, me ajuda, ajude-me, ajuda-me, me ajudem, ajudem-me, socorro me ajudem, chame uma ambulância, ambulância, chama a ambulância, chame o samu, samu, salve me, me salve, me salva, acudam, estou morrendo, estou a morrer, emergência, é uma emergência, 🆘, botão vermelho, ajuda urgente, preciso de ajuda urgente, chame o 112, chame o 192, acuda
            SosDoubtful: estou mal, estou passando mal, passando mal, sinto-me mal, me sinto mal, não estou bem, não me sinto bem, estou muito mal, sinto-me muito mal, me sinto muito mal, preciso de ajuda, caí, eu caí, dor no peito, estou com dor no peito, estou tonto, estou tonta, estou com medo, estou a sentir-me mal
            Cancel: parar, pare, para, cancelar, cancela, cancele, chega, sair, encerrar, stop, terminar, termina, acabar, basta, desistir, deixa pra lá, deixa para lá, esquece, fechar, interromper
            Back: voltar, volta, volte, voltar atrás, volte atrás, anterior, pergunta anterior, um passo atrás, corrigir, corrigir resposta, corrigir a resposta, eu errei, enganei me, me enganei, atrás
            Repeat: repetir, repete, repita, repete a pergunta, repita a pergunta, de novo, outra vez, mais uma vez, não entendi, não percebi, não ouvi, como é, o que disse, o que você disse, qual era a pergunta, diga de novo, pode repetir
            Help: ajuda, dica, como funciona, como isso funciona, o que você sabe fazer, o que você faz, o que sabe fazer, o que devo fazer, o que faço, explique, explica, instruções, como usar, preciso de uma dica
            Human: falar com uma pessoa de verdade, falar com pessoa, humano, atendente, operador, operadora, pessoa, pessoa real, falar com uma pessoa, falar com um humano, falar com atendente, falar com um atendente, quero falar com uma pessoa, falar com alguém, falar com um operador, quero um humano, chame uma pessoa, pessoa de verdade, chamar um atendente, chame um atendente, assistente humano
            Menu: menu, menu principal, mostrar menu, mostrar o menu, mostra o menu, mostre o menu, abrir menu, abrir o menu, abre o menu, início, voltar ao menu, ir para o menu, começo, voltar ao início
            Language: idioma, língua, mudar idioma, mudar o idioma, mudar a língua, mudar de idioma, mudar de língua, trocar idioma, trocar o idioma, trocar de idioma, outro idioma, outra língua, escolher idioma, fale português
            Skip: pular, pula, pule, saltar, salta, passar, passa, próxima pergunta, próxima, seguinte, não quero responder, prefiro não responder, prefiro não dizer, depois, mais tarde, avançar
            sentence: não consigo respirar, não estou conseguindo respirar, não estou a conseguir respirar, estou sufocando, estou a sufocar, falta de ar forte, não consigo levantar, não consigo me levantar, não consigo levantar-me, chame uma ambulância, chamem uma ambulância, chame o samu, estou infartando, estou enfartando, estou tendo um avc, estou a ter um avc, estou sangrando muito, estou a sangrar muito, estou desmaiando, me ajude estou, me ajuda estou, caí e não consigo, me ajudem por favor, alguém me ajude, alguém me ajuda, preciso de uma ambulância, casa está pegando fogo, está a arder a casa, me ajude caí, me ajuda caí, ajude-me caí
            """,
        Endings = "ações, ação, amentos, amento, mente, inhos, inhas, inho, inha, ando, endo, indo, ados, adas, ado, ada, idos, idas, ido, ida, ções, ção, eres, ores, or, ar, er, ir, ei, ou, ões, ães, ais, éis, es, os, as, a, e, o, s",
    };
}
