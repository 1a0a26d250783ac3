using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CityTwin.Mqtt;

/// <summary>One reading as its keys come in. The first thing wrong with it refuses it whole.</summary>
internal struct ReadingBuilder(int index, PayloadLimits limits, long nowMs, bool namesDevice)
{
    private string? _key;
    private long? _timeMs;
    private long? _epoch;
    private long? _sequence;
    private bool _named;
    private MetricNumber[]? _values;
    private int _count;

    public SpeakingDevice? Device { get; set; }

    public Refusal? Refusal { get; private set; }

    public readonly bool IsRefused => Refusal is not null;

    /// <summary>Where the builder is: the item, or its key last read.</summary>
    public readonly string Path => PathOf(_key ?? "");

    /// <summary>Takes the key the reader stands on, and its value.</summary>
    public void Take(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals(PayloadKeys.Time))
        {
            _key = PayloadKeys.Time;
            json.Read();
            Once(_timeMs.HasValue);
            TakeTime(ref json);
        }
        else if (json.ValueTextEquals(PayloadKeys.Sequence))
        {
            TakeCounter(ref json, PayloadKeys.Sequence, ref _sequence);
        }
        else if (json.ValueTextEquals(PayloadKeys.Epoch))
        {
            TakeCounter(ref json, PayloadKeys.Epoch, ref _epoch);
        }
        else if (namesDevice && json.ValueTextEquals(PayloadKeys.DeviceId))
        {
            _key = PayloadKeys.DeviceId;
            json.Read();
            Once(_named);
            _named = true;
        }
        else
        {
            TakeMetric(ref json);
        }
    }

    /// <returns>The reading, or null when it is refused.</returns>
    public TelemetryReading? Finish()
    {
        if (!IsRefused && _count == 0)
        {
            Refuse(RefusalCodes.NoValues, $"There is no value: the kind {Device!.Metrics.Kind} has {Known()}.", "");
        }

        if (!IsRefused && _timeMs is null)
        {
            Refuse(RefusalCodes.TimestampMissing, "There is no t: say when it was measured.", "");
        }

        if (IsRefused)
        {
            return null;
        }

        // Most readings name all their kind's metrics, so that the array fits; the rest is cut.
        Array.Resize(ref _values, _count);
        return new TelemetryReading(_timeMs!.Value, _values!, _epoch, _sequence);
    }

    public void Refuse(RefusalCode code, string reason, string key) =>
        Refusal ??= new Refusal(code, reason, PathOf(key), Device);

    private void TakeTime(ref Utf8JsonReader json)
    {
        if (IsRefused)
        {
            return;
        }

        var problem = EventTime.Read(ref json, out var timeMs)
            ?? (Device!.AnyTime ? null : EventTime.Judge(timeMs, nowMs, limits));
        _timeMs = timeMs;
        if (problem is { } found)
        {
            Refuse(found.Code, found.Reason, PayloadKeys.Time);
        }
    }

    private void TakeCounter(ref Utf8JsonReader json, string key, ref long? counter)
    {
        _key = key;
        json.Read();
        if (counter.HasValue)
        {
            Once(true);
        }
        else if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var value) && value >= 0)
        {
            counter = value;
        }
        else
        {
            Refuse(RefusalCodes.CounterInvalid, $"{key} is not a whole number from 0 on.", key);
        }
    }

    private void TakeMetric(ref Utf8JsonReader json)
    {
        // Names with escapes or longer than any metric are not metrics; nobody writes them so but to try.
        var metrics = Device!.Metrics;
        var at = json.ValueIsEscaped ? -1 : metrics.IndexOf(json.ValueSpan);
        if (at < 0)
        {
            var name = PayloadText.Quote(json.ValueSpan);
            _key = name.Trim('\'');
            json.Read();
            Refuse(RefusalCodes.UnknownMetric, $"{name} is not a metric of the kind {metrics.Kind}: it has {Known()}.", _key);
            return;
        }

        var metric = metrics[at];
        _key = metric.Name;
        json.Read();
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(_values![i].Metric, metric.Name))
            {
                Once(true);
                return;
            }
        }

        if (Number(ref json, metric) is { } value)
        {
            _values ??= new MetricNumber[metrics.Count];
            _values[_count++] = new MetricNumber(metric.Name, value);
        }
    }

    private double? Number(ref Utf8JsonReader json, MetricRange metric)
    {
        if (json.TokenType != JsonTokenType.Number)
        {
            Refuse(RefusalCodes.NotANumber,
                $"{metric.Name} is a {PayloadText.Name(json.TokenType)}, not a number.", metric.Name);
            return null;
        }

        if (!json.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            Refuse(RefusalCodes.NotANumber,
                $"{metric.Name} {PayloadText.Quote(json.ValueSpan)} is beyond what a double can hold.", metric.Name);
            return null;
        }

        if (value < metric.Min || value > metric.Max)
        {
            Refuse(RefusalCodes.OutOfRange, string.Create(CultureInfo.InvariantCulture,
                $"{metric.Name} {value} {metric.Unit} is outside {metric.Min} to {metric.Max} {metric.Unit}."), metric.Name);
            return null;
        }

        return value;
    }

    private void Once(bool seen)
    {
        if (seen)
        {
            Refuse(RefusalCodes.DuplicateKey, $"{_key} is there twice.", _key!);
        }
    }

    private readonly string Known()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Device!.Metrics.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(Device.Metrics[i].Name);
        }

        return text.ToString();
    }

    private readonly string PathOf(string key)
    {
        var item = index < 0 ? "$" : string.Create(CultureInfo.InvariantCulture, $"$[{index}]");
        return key.Length == 0 ? item : $"{item}.{key}";
    }
}
