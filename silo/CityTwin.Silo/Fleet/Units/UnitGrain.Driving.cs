using CityTwin.City;
using CityTwin.Fleet.Driving;

namespace CityTwin.Fleet.Units;

/// <summary>What the driver gives out, and what time brings.</summary>
internal sealed partial class UnitGrain
{
    private readonly List<OutgoingMessage> _toSend = [];

    private DriverOutput Understood(UnitMessage message, long nowMs)
    {
        if (_driver is null)
        {
            return Refused(message, nowMs, "no-driver", "Nobody here speaks its protocol.");
        }

        try
        {
            return _driver.Hear(message, nowMs);
        }
        catch (Exception error)
        {
            // A driver never throws for what a device sent; should one all the same, the device is not to send it for ever.
            LogNotUnderstood(Id, message.Topic, error);
            return Refused(message, nowMs, "not-understood", "The driver failed at it.") with { WaitAtMs = _waitAtMs };
        }
    }

    /// <returns>Whether something has happened that is to be stored before anybody hears of it.</returns>
    private bool Fold(DriverOutput output, long nowMs)
    {
        var isGrave = false;
        foreach (var signal in output.Signals)
        {
            (_unit, var grave) = _unit!.Observe(signal, nowMs);
            isGrave |= grave;
            if (signal is UnitReported { Motion: not null } && _unit.Motion is { } motion)
            {
                _track.Add(new TrackPoint(motion.AtMs, motion.Position));
            }
        }

        _toSend.AddRange(output.Messages);
        _waitAtMs = output.WaitAtMs;
        _isUnsaved = true;
        return isGrave;
    }

    /// <summary>A task that was forfeited while the unit was not heard, or taken from it, is ended on the unit as well.</summary>
    private async Task EndStray(long nowMs)
    {
        if (_unit is not { StrayTask: { } stray, Link: UnitLink.Online } || _driver is null)
        {
            return;
        }

        _unit = _unit with { StrayTask = null };
        if (_unit.Task is null)
        {
            try
            {
                Fold(_driver.Do(new CancelTask($"stray-{stray}", _unit.LastFence), nowMs), nowMs);
                _unit = _unit.Say(new RadioLine(nowMs, Outgoing: true, "cancel-task", MissionActors.Desk, "it had forfeited the task", null));
            }
            catch (UnitRefusedException)
            {
                // It knows of no task: all the better.
            }
        }

        await Save();
        Send();
    }

    private void Send()
    {
        _outbox.Add(_toSend);
        _toSend.Clear();
    }

    private void Sent(OutgoingMessage message, bool there)
    {
        if (!there && _unit is not null)
        {
            _unit = _unit.Note(NowMs, "not-there", $"{message.DeviceId} did not get {message.Topic}", _unit.Task?.Mission);
            _isUnsaved = true;
        }
    }

    /// <summary>The timer.</summary>
    private async Task Look()
    {
        if (_unit is null)
        {
            return;
        }

        try
        {
            var (before, nowMs) = (_unit, NowMs);
            (_unit, var isGrave) = _unit.Look(_times, nowMs, _awakeAtMs);
            _mustSave |= isGrave;
            if (_waitAtMs <= nowMs && _driver is not null)
            {
                _mustSave |= Fold(_driver.Wait(nowMs), nowMs);
            }

            await EndStray(nowMs);
            if (_mustSave || (_isUnsaved && nowMs >= _saveAtMs))
            {
                await Save();
            }

            Send();
            if (!ReferenceEquals(before, _unit) || before.Lease != before.LeaseAt(nowMs))
            {
                Show();
            }

            Dwell(nowMs);
            Tell();
            RemoveFiles(nowMs);
        }
        catch (Exception error)
        {
            LogLookFailed(Id, error);
        }

        Plan();
    }

    /// <summary>Sets the timer to what is due first.</summary>
    private void Plan()
    {
        if (_unit is null)
        {
            return;
        }

        var nowMs = NowMs;
        _due.At(new[]
        {
            _waitAtMs, _unit.LookAtMs(_times, _awakeAtMs), _unit.LeaseAt(nowMs)?.UntilMs, _tellAtMs,
            _isUnsaved ? _saveAtMs : null,
            _unit.HeardAtMs > 0 ? _dwellAtMs : null,
        }.Min() ?? long.MaxValue);
    }

    private static DriverOutput Refused(UnitMessage message, long nowMs, string code, string reason) =>
        new([], [new UnitMessageRefused(nowMs, message.Topic, code, "$", reason)], null);

    [LoggerMessage(LogLevel.Error, "{Unit}: its driver failed at what came on {Topic}")]
    private partial void LogNotUnderstood(TwinId unit, string topic, Exception error);

    [LoggerMessage(LogLevel.Warning, "{Unit} could not be looked at; it is again soon")]
    private partial void LogLookFailed(TwinId unit, Exception error);
}
