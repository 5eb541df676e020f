using Companion.People;

namespace Companion.Understanding;

/// <summary>
/// Puts number words together: hundreds before tens before units, thousands above. A word that does not fit begins another number
/// ("сто двадцать | восемьдесят").
/// </summary>
internal struct NumberGrammar(Language language)
{
    private decimal _thousands;
    private decimal _current;
    private decimal _last;
    private bool _any;
    private bool _closed;

    /// <summary>"một trăm hai" is 120, "một nghìn hai" 1,200: a bare unit counts the magnitude below.</summary>
    private decimal _bare;
    private bool _emptyHundreds;

    public readonly decimal Value => _thousands + _current + _bare;

    public bool Accept(NumberWord word, bool joined)
    {
        if (_closed || (word.Ordinal && !Fits(word.Value)))
        {
            return false;
        }

        var accepted = word.Value switch
        {
            _ when word.Value != decimal.Truncate(word.Value) => Alone(word.Value),
            0 => Zero(joined),
            >= 1_000_000 => Magnitude(word.Value),
            1000 => Magnitude(1000),
            100 when language is Language.En or Language.Vi => Hundred(),
            10 when language == Language.Vi => Ten(),
            _ => language == Language.Vi && word.Value < 10 ? VietnameseUnit(word, joined) : Add(word.Value),
        };
        _any |= accepted;
        _closed |= accepted && word.Value == 0 && language != Language.Vi;
        return accepted;
    }

    private readonly bool Fits(decimal value) => value switch
    {
        < 10 => _current % 10 == 0 && (!_any || _last >= 20),
        < 20 => _current % 100 == 0 && (!_any || _last >= 100),
        < 100 => _current % 100 == 0 && (!_any || _last >= 100),
        < 1000 => _current == 0 && (!_any || _last >= 1000),
        _ => true,
    };

    private bool Add(decimal value)
    {
        if (!Fits(value))
        {
            return false;
        }

        _current += value;
        _last = value;
        return true;
    }

    private bool Alone(decimal value)
    {
        if (_any)
        {
            return false;
        }

        _current = value;
        _closed = true;
        return true;
    }

    private bool Zero(bool joined)
    {
        // "một trăm không năm" is 105: in Vietnamese the empty tens may be said.
        if (_any && !(language == Language.Vi && _last is 100 or 1000))
        {
            return false;
        }

        _emptyHundreds = _any && _last == 1000;
        _last = _any ? 20 : 0;
        _closed = !_any && !joined;
        return true;
    }

    private bool Magnitude(decimal value)
    {
        if (_thousands > 0 && (_thousands < 1_000_000 || value >= 1_000_000))
        {
            return false;
        }

        _bare = 0;
        _thousands += (_current == 0 ? 1 : _current) * value;
        _current = 0;
        _last = value;
        return true;
    }

    private bool Hundred()
    {
        if (_emptyHundreds)
        {
            _emptyHundreds = false;
            _last = 100;
            return true;
        }

        _bare = 0;
        if (_current >= 20 || (_any && _current == 0 && _last < 1000))
        {
            return false;
        }

        _current = (_current == 0 ? 1 : _current) * 100;
        _last = 100;
        return true;
    }

    private bool Ten()
    {
        _bare = 0;
        var unit = _current % 10;
        if (_any && unit is >= 2 && _last < 10)
        {
            _current += unit * 9;
        }
        else if (Fits(10))
        {
            _current += 10;
        }
        else
        {
            return false;
        }

        _last = 20; // units may follow, tens may not
        return true;
    }

    private bool VietnameseUnit(NumberWord word, bool joined)
    {
        if (word.Tail && _last is >= 2 and < 10 && _any && _bare == 0)
        {
            _current += (_last * 9) + word.Value;
            _last = 1;
            _closed = true;
            return true;
        }

        if (!Fits(word.Value))
        {
            return false;
        }

        _bare = joined || !_any ? 0 : _last switch
        {
            100 => word.Value * 9,
            1000 => word.Value * 99,
            _ => 0,
        };
        _current += word.Value;
        _last = joined ? 1 : word.Value;
        return true;
    }
}
