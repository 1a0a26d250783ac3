using System.Text.Json;

namespace CityTwin.Mqtt;

/// <summary>One pass over one payload.</summary>
internal ref struct PayloadWalk
{
    private readonly ReadOnlySpan<byte> _payload;
    private readonly PayloadLimits _limits;
    private readonly SpeakingDevice? _own;
    private readonly SpeakerLookup? _find;
    private readonly long _nowMs;
    private readonly List<ParsedReading> _readings = [];
    private List<Refusal>? _refusals;
    private Utf8JsonReader _json;
    private ReadingBuilder _item;

    /// <param name="own">Whose every reading is; null when each names its device.</param>
    public PayloadWalk(
        ReadOnlySpan<byte> payload, PayloadLimits limits, SpeakingDevice? own, SpeakerLookup? find, long nowMs)
    {
        _payload = payload;
        _limits = limits;
        _own = own;
        _find = find;
        _nowMs = nowMs;
        _json = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = limits.MaxDepth });
    }

    /// <exception cref="JsonException">It is not JSON.</exception>
    public PayloadResult Run()
    {
        _json.Read();
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadItem(-1);
                break;
            case JsonTokenType.StartArray:
                if (!ReadItems())
                {
                    return PayloadResult.Refused(new Refusal(RefusalCodes.TooManyReadings,
                        $"The array has more than {_limits.MaxReadings} readings."));
                }

                break;
            default:
                Refuse(new Refusal(RefusalCodes.NotAnObject, $"A {PayloadText.Name(_json.TokenType)} is not a reading."));
                break;
        }

        // What follows the value, if anything does, is not JSON and throws.
        while (_json.Read())
        {
        }

        if (_readings.Count == 0 && _refusals is null)
        {
            Refuse(new Refusal(RefusalCodes.Empty, "The array is empty."));
        }

        return new PayloadResult(_readings, _refusals ?? []);
    }

    /// <summary>What to say when the JSON reader gave up.</summary>
    public readonly Refusal Broken(JsonException e)
    {
        var rest = _payload[(int)_json.BytesConsumed..].TrimStart(" \t\r\n:"u8);
        if (rest.StartsWith("NaN"u8) || rest.StartsWith("Infinity"u8) || rest.StartsWith("-Infinity"u8))
        {
            return new Refusal(RefusalCodes.NotANumber, "JSON has no NaN and no Infinity: leave the metric out.", _item.Path);
        }

        // The reader's sentence carries its position after the first full stop; ours is in bytes from the start.
        var why = e.Message.Split(". ")[0].TrimEnd('.');
        return new Refusal(
            RefusalCodes.InvalidJson, $"This is not JSON, at or after byte {_json.BytesConsumed}: {PayloadText.Clean(why)}.");
    }

    /// <returns>False when there are too many.</returns>
    private bool ReadItems()
    {
        for (var index = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index == _limits.MaxReadings)
            {
                return false;
            }

            if (_json.TokenType == JsonTokenType.StartObject)
            {
                ReadItem(index);
                continue;
            }

            Refuse(new Refusal(
                RefusalCodes.NotAnObject, $"A {PayloadText.Name(_json.TokenType)} is not a reading.", $"$[{index}]"));
            _json.Skip();
        }

        return true;
    }

    private void ReadItem(int index)
    {
        var depth = _json.CurrentDepth;
        _item = new ReadingBuilder(index, _limits, _nowMs, namesDevice: _own is null);
        _item.Device = _own ?? FindDevice();
        while (!_item.IsRefused && _json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            _item.Take(ref _json);
        }

        // A refused reading's rest is still read: it must be JSON, or nothing of the message is.
        while (_json.TokenType != JsonTokenType.EndObject || _json.CurrentDepth != depth)
        {
            _json.Read();
        }

        if (_item.Finish() is { } reading)
        {
            _readings.Add(new ParsedReading(_item.Device!, reading));
        }
        else
        {
            Refuse(_item.Refusal!);
        }
    }

    /// <summary>Looks ahead for the item's device id, which may stand after the values that need it.</summary>
    private SpeakingDevice? FindDevice()
    {
        var ahead = _json;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var isId = ahead.ValueTextEquals(PayloadKeys.DeviceId);
            ahead.Read();
            if (!isId)
            {
                ahead.Skip();
                continue;
            }

            if (ahead.TokenType != JsonTokenType.String)
            {
                break;
            }

            return Look(ref ahead);
        }

        _item.Refuse(RefusalCodes.DeviceMissing, "The item does not name its deviceId as a text.", "");
        return null;
    }

    private SpeakingDevice? Look(ref Utf8JsonReader id)
    {
        // An escape makes the text shorter than its bytes, never longer.
        if (id.ValueSpan.Length <= DeviceId.MaxLength)
        {
            Span<char> text = stackalloc char[DeviceId.MaxLength];
            text = text[..id.CopyString(text)];
            if (DeviceId.IsValid(text) && _find!(text) is { } device)
            {
                return device;
            }
        }

        _item.Refuse(RefusalCodes.UnknownDevice,
            $"{PayloadText.Quote(id.ValueSpan)} is not a device registered behind this one.", PayloadKeys.DeviceId);
        return null;
    }

    private void Refuse(Refusal refusal) => (_refusals ??= []).Add(refusal);
}
