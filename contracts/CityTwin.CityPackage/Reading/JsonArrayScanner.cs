using System.Text.Json;

namespace CityTwin.City;

/// <summary>Walks the items of one array member of a JSON document with a buffer no larger than its largest item.</summary>
internal sealed class JsonArrayScanner(Stream stream, string name, int maxItemBytes)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _last;
    private JsonReaderState _state;

    /// <summary>Goes to the first item of the root object's array of that name; false when there is none.</summary>
    public bool MoveToArray(string member)
    {
        try
        {
            SkipByteOrderMark();
            while (true)
            {
                var found = TryMoveToArray(member);
                if (found is not null)
                {
                    return found.Value;
                }

                if (!Fill())
                {
                    return false;
                }
            }
        }
        catch (JsonException e)
        {
            throw new CityPackageException(name, 0, $"is not valid JSON: {e.Message}");
        }
    }

    /// <summary>The next item, or nothing at the array's end.</summary>
    public JsonElement? Next(int row)
    {
        try
        {
            while (true)
            {
                if (TryNext(out var element))
                {
                    return element;
                }

                if (!Fill())
                {
                    throw new CityPackageException(name, row, "the file ends in the middle of its features.");
                }
            }
        }
        catch (JsonException e)
        {
            throw new CityPackageException(name, row, $"is not valid JSON: {e.Message}");
        }
    }

    private bool? TryMoveToArray(string member)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start.._end), _last, _state);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(member))
            {
                // The name and its value's opening are taken together: on a short buffer both are read again.
                var beforeValue = reader;
                if (!beforeValue.Read())
                {
                    return null;
                }

                Consume(in beforeValue);
                return beforeValue.TokenType == JsonTokenType.StartArray;
            }

            if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
            {
                return false;
            }

            Consume(in reader);
            reader = new Utf8JsonReader(_buffer.AsSpan(_start.._end), _last, _state);
        }

        return null;
    }

    private bool TryNext(out JsonElement? element)
    {
        element = null;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start.._end), _last, _state);
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.EndArray)
        {
            Consume(in reader);
            return true;
        }

        if (!JsonDocument.TryParseValue(ref reader, out var document))
        {
            return false;
        }

        using (document)
        {
            element = document.RootElement.Clone();
        }

        Consume(in reader);
        return true;
    }

    private void Consume(in Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private bool Fill()
    {
        if (_last)
        {
            return false;
        }

        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= maxItemBytes)
            {
                throw new CityPackageException(name, 0, $"has an item of more than {maxItemBytes} bytes.");
            }

            Array.Resize(ref _buffer, (int)Math.Min((long)_buffer.Length * 2, maxItemBytes));
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _last = read == 0;
        return true;
    }

    private void SkipByteOrderMark()
    {
        Fill();
        if (_buffer.AsSpan(_start.._end).StartsWith("\uFEFF"u8))
        {
            _start += 3;
        }
    }
}
