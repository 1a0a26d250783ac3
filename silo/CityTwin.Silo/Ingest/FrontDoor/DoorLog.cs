using CityTwin.Mqtt;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>What the door writes to the log about devices: so many lines a minute, however many there are to write.</summary>
internal sealed partial class DoorLog(ILogger<DoorLog> log, TimeProvider clock)
{
    private const int LinesPerMinute = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long _minuteAt = clock.GetTimestamp();
    private int _lines;
    private int _silenced;

    public void Refused(string deviceId, Refusal refusal)
    {
        if (MaySpeak())
        {
            LogRefused(deviceId, refusal.Code.Wire, refusal.At, refusal.Reason);
        }
    }

    public void TooLarge(string deviceId, int bytes, int limitBytes)
    {
        if (MaySpeak())
        {
            LogTooLarge(deviceId, bytes, limitBytes);
        }
    }

    public void Denied(string endpoint, string code)
    {
        if (MaySpeak())
        {
            LogDenied(endpoint, code);
        }
    }

    public void Unavailable(string what, Exception exception)
    {
        if (MaySpeak())
        {
            LogUnavailable(exception, what);
        }
    }

    private bool MaySpeak()
    {
        lock (_lock)
        {
            if (clock.GetElapsedTime(_minuteAt) >= Minute)
            {
                if (_silenced > 0)
                {
                    LogSilenced(_silenced);
                }

                (_minuteAt, _lines, _silenced) = (clock.GetTimestamp(), 0, 0);
            }

            if (_lines < LinesPerMinute)
            {
                _lines++;
                return true;
            }

            _silenced++;
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "{DeviceId} refused: {Code} at {At}: {Reason}")]
    private partial void LogRefused(string deviceId, string code, string at, string reason);

    [LoggerMessage(LogLevel.Warning, "{DeviceId} sent a packet of {Bytes} bytes, above the limit of {LimitBytes}: its connection is closed")]
    private partial void LogTooLarge(string deviceId, int bytes, int limitBytes);

    [LoggerMessage(LogLevel.Information, "A connection from {Endpoint} refused: {Code}")]
    private partial void LogDenied(string endpoint, string code);

    [LoggerMessage(LogLevel.Warning, "{What}; devices are told to send again")]
    private partial void LogUnavailable(Exception exception, string what);

    [LoggerMessage(LogLevel.Information, "{Silenced} more lines about devices were not written this minute")]
    private partial void LogSilenced(int silenced);
}
