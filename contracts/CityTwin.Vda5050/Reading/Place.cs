using System.Globalization;
using System.Text.Json;

namespace CityTwin.Vda5050;

/// <summary>A value of a message and where it is. Fields that nobody asks for are passed over; null counts as absent.</summary>
internal readonly record struct Place(JsonElement Value, string At, ReadingRoom Room)
{
    public bool Has(string name, out Place place)
    {
        if (Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            place = new Place(value, AtField(name), Room);
            return true;
        }

        place = default;
        return false;
    }

    public Place Need(string name, string expected) => Has(name, out var place)
        ? place
        : throw new VdaRefusedException(VdaRefusal.Missing, AtField(name), $"{AtField(name)} is missing: expected {expected}.");

    public Place Object(string name) => Need(name, "an object").AsObject();

    public T? Object<T>(string name, Func<Place, T> read)
        where T : class => Has(name, out var place) ? read(place.AsObject()) : null;

    public string Text(string name) => Need(name, "a text").AsText();

    public string? TextOrNull(string name) => Has(name, out var place) ? place.AsText() : null;

    public double Number(string name) => Need(name, "a number").AsNumber();

    public double? NumberOrNull(string name) => Has(name, out var place) ? place.AsNumber() : null;

    public uint Whole(string name) => Need(name, "a whole number from 0").AsWhole();

    public uint? WholeOrNull(string name) => Has(name, out var place) ? place.AsWhole() : null;

    public bool Flag(string name) => Need(name, "true or false").AsFlag();

    public bool? FlagOrNull(string name) => Has(name, out var place) ? place.AsFlag() : null;

    public DateTimeOffset Time(string name) => Need(name, "a time as 2017-04-15T11:40:03.123Z").AsTime();

    public T Word<T>(string name)
        where T : struct, Enum => Need(name, $"one of {VdaWords.List<T>()}").AsWord<T>();

    public IReadOnlyList<T> Items<T>(string name, Func<Place, T> read) => Need(name, "an array").AsItems(read);

    public IReadOnlyList<T> ItemsOrNone<T>(string name, Func<Place, T> read) => Has(name, out var place) ? place.AsItems(read) : [];

    public Place AsObject() => Value.ValueKind == JsonValueKind.Object ? this : throw Wrong("an object");

    public string AsText()
    {
        var text = Value.ValueKind == JsonValueKind.String ? Decoded() : throw Wrong("a text");
        return text.Length <= Room.Limits.MaxTextCharacters
            ? text
            : throw new VdaRefusedException(
                VdaRefusal.TooLarge, At, $"{At} has {text.Length} characters: expected at most {Room.Limits.MaxTextCharacters}.");
    }

    public double AsNumber() => Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) && double.IsFinite(number)
        ? number
        : throw Wrong("a number");

    /// <summary>3.0 is whole too: some write all numbers so.</summary>
    public uint AsWhole() => Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number)
        && number is >= 0 and <= uint.MaxValue && number == Math.Floor(number)
        ? (uint)number
        : throw Wrong("a whole number from 0 to 4294967295");

    public bool AsFlag() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Wrong("true or false");

    /// <summary>A time without a zone is taken for UTC, which the standard prescribes.</summary>
    public DateTimeOffset AsTime() => DateTimeOffset.TryParse(
        AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : throw Wrong("a time as 2017-04-15T11:40:03.123Z");

    public T AsWord<T>()
        where T : struct, Enum
    {
        var text = AsText();
        if (VdaWords.TryRead(text, out T word))
        {
            return word;
        }

        Room.Note($"{At}: {VdaQuote.Of(text)}");
        return default;
    }

    public IReadOnlyList<T> AsItems<T>(Func<Place, T> read)
    {
        if (Value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("an array");
        }

        var length = Value.GetArrayLength();
        if (length > Room.Limits.MaxItems)
        {
            throw new VdaRefusedException(VdaRefusal.TooLarge, At, $"{At} has {length} items: expected at most {Room.Limits.MaxItems}.");
        }

        var items = new List<T>(length);
        foreach (var item in Value.EnumerateArray())
        {
            items.Add(read(new Place(item, $"{At}[{items.Count}]", Room)));
        }

        return items;
    }

    private string AtField(string name) => name.Contains('.', StringComparison.Ordinal) ? $"{At}['{name}']" : $"{At}.{name}";

    private string Decoded()
    {
        try
        {
            return Value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new VdaRefusedException(VdaRefusal.NotJson, At, $"{At} is not UTF-8 text: expected whole characters.");
        }
    }

    private VdaRefusedException Wrong(string expected) => new(
        VdaRefusal.WrongType, At, $"{At} is {VdaQuote.Of(Value.GetRawText())}: expected {expected}.");
}
