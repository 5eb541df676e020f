using Companion.People;

namespace Companion.Core.Tests.Understanding;

/// <summary>Whole numbers from 0 to 9999 as people say them: the words that the reader must take back.</summary>
internal static class SpelledNumbers
{
    private static readonly Dictionary<Language, (string[] Ones, string[] Tens, string[] Hundreds)> Slavic = new()
    {
        [Language.Ru] = (
            Words("ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"),
            Words("- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
            Words("- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")),
        [Language.Uk] = (
            Words("нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять"),
            Words("- - двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто"),
            Words("- сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот")),
    };

    private static readonly string[] EnglishOnes =
        Words("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");

    private static readonly string[] EnglishTens = Words("- - twenty thirty forty fifty sixty seventy eighty ninety");

    private static readonly string[] Portuguese =
        Words("zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove");

    private static readonly string[] EuropeanTeens = Words("dez onze doze treze quatorze quinze dezasseis dezassete dezoito dezanove");
    private static readonly string[] PortugueseTens = Words("- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa");

    private static readonly string[] PortugueseHundreds =
        Words("- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos");

    private static readonly string[] Vietnamese = Words("không một hai ba bốn năm sáu bảy tám chín");

    /// <param name="regional">British "and", European Portuguese, southern Vietnamese, "тыща".</param>
    public static string Of(int number, Language language, bool regional) => language switch
    {
        Language.Ru or Language.Uk => InSlavic(number, language, regional),
        Language.Pt => InPortuguese(number, regional),
        Language.Vi => InVietnamese(number, regional),
        _ => InEnglish(number, regional),
    };

    private static string[] Words(string words) => words.Split(' ');

    private static string InSlavic(int number, Language language, bool regional)
    {
        var (ones, tens, hundreds) = Slavic[language];
        var ru = language == Language.Ru;
        List<string> said = [];
        if (number >= 1000)
        {
            var thousands = number / 1000;
            said.AddRange(thousands switch
            {
                1 => regional && ru ? ["тыща"] : regional ? ["тисяча"] : ru ? ["одна", "тысяча"] : ["одна", "тисяча"],
                2 => ru ? ["две", "тысячи"] : ["дві", "тисячі"],
                < 5 => [ones[thousands], ru ? "тысячи" : "тисячі"],
                _ => [ones[thousands], ru ? "тысяч" : "тисяч"],
            });
            number %= 1000;
        }

        Below1000(said, number, ones, tens, hundreds);
        return string.Join(' ', said);
    }

    private static void Below1000(List<string> said, int number, string[] ones, string[] tens, string[] hundreds)
    {
        if (number >= 100)
        {
            said.Add(hundreds[number / 100]);
            number %= 100;
        }

        if (number >= 20)
        {
            said.Add(tens[number / 10]);
            number %= 10;
        }

        if (number > 0 || said.Count == 0)
        {
            said.Add(ones[number]);
        }
    }

    private static string InEnglish(int number, bool british)
    {
        List<string> said = [];
        if (number >= 1000)
        {
            said.AddRange([EnglishOnes[number / 1000], "thousand"]);
            number %= 1000;
        }

        if (number >= 100)
        {
            said.AddRange([EnglishOnes[number / 100], "hundred"]);
            number %= 100;
        }

        if (number > 0 && british && said.Count > 0)
        {
            said.Add("and");
        }

        if (number >= 20)
        {
            said.Add(EnglishTens[number / 10] + (number % 10 > 0 ? (british ? " " : "-") + EnglishOnes[number % 10] : ""));
        }
        else if (number > 0 || said.Count == 0)
        {
            said.Add(EnglishOnes[number]);
        }

        return string.Join(' ', said);
    }

    private static string InPortuguese(int number, bool european)
    {
        List<string> said = [];
        if (number >= 1000)
        {
            said.Add(number < 2000 ? "mil" : Portuguese[number / 1000] + " mil");
            number %= 1000;
        }

        if (number == 100)
        {
            said.Add("cem");
            number = 0;
        }
        else if (number >= 100)
        {
            said.Add(PortugueseHundreds[number / 100]);
            number %= 100;
        }

        if (number >= 20)
        {
            said.Add(PortugueseTens[number / 10]);
            number %= 10;
        }

        if (number > 0 || said.Count == 0)
        {
            said.Add(european && number is >= 10 and < 20 ? EuropeanTeens[number - 10] : Portuguese[number]);
        }

        return string.Join(" e ", said);
    }

    private static string InVietnamese(int number, bool southern)
    {
        List<string> said = [];
        var whole = number;
        if (number >= 1000)
        {
            said.AddRange([Vietnamese[number / 1000], southern ? "ngàn" : "nghìn"]);
            number %= 1000;
        }

        if (number >= 100 || (whole >= 1000 && number > 0))
        {
            said.AddRange([Vietnamese[number / 100], "trăm"]);
            number %= 100;
        }

        if (number is > 0 and < 10 && said.Count > 0)
        {
            said.Add(southern ? "lẻ" : "linh");
        }

        if (number >= 10)
        {
            said.AddRange(number < 20 ? ["mười"] : [Vietnamese[number / 10], "mươi"]);
        }

        var last = number % 10;
        if (last > 0 || said.Count == 0)
        {
            said.Add(last switch
            {
                1 when number > 20 => "mốt",
                4 when number > 20 && !southern => "tư",
                5 when number > 10 => "lăm",
                7 when southern => "bẩy",
                _ => Vietnamese[last],
            });
        }

        return string.Join(' ', said);
    }
}
