using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using Microsoft.Extensions.Options;

namespace CityTwin.Warnings;

/// <summary>
/// One public warning, event-sourced: a district's log is where it is written, and the only place (ADR 9). A warning of the
/// city's own centre is in the log of its first district, so that every warning is in a log that districts witness.
/// </summary>
[GrainType("warning")]
internal sealed partial class WarningGrain(
    Residents residents, CityCatalogue city, IOptions<WarningOptions> options, TimeProvider clock, ILogger<WarningGrain> log)
    : PlacedGrain(residents), IWarningGrain
{
    /// <summary>As the log left it; null when it has to be read.</summary>
    private WarningState? _state;

    private WarningId Id => WarningId.Parse(this.GetPrimaryKeyString());

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private DivisionCode District => Id.Centre.Level == DivisionLevel.City
        ? city.Divisions.Where(division => division.Code.Level == DivisionLevel.District).Min(division => division.Code)
        : Id.Centre.District;

    private IDistrictLogGrain Log => GrainFactory.Grain<IDistrictLogGrain>(District.Value);

    public Task<WarningView> Draft(WarningPrincipal by, WarningContent content, string? correlationId, bool exercise) => city.Has(Id.Centre)
        ? Do(new DraftWarning(Id, by.By, by.Area, content, correlationId, exercise, by.ExpectedVersion))
        : throw new WarningRefusedException($"This city has no division {Id.Centre} to issue a warning.", WarningRefusal.Invalid);

    public Task<WarningView> Issue(WarningPrincipal by, WarningSender sender) =>
        Do(new IssueWarning(by.By, by.Area, sender, by.ExpectedVersion));

    public Task<WarningView> Update(WarningPrincipal by, WarningContent content) =>
        Do(new UpdateWarning(by.By, by.Area, content, by.ExpectedVersion));

    public Task<WarningView> Cancel(WarningPrincipal by, string reason) =>
        Do(new CancelWarning(by.By, by.Area, reason, by.ExpectedVersion));

    public Task<WarningView> Receive(WarningPrincipal by, ReceivedMessage message, WarningContent? content) =>
        !city.Has(Id.Centre) || Id.Centre.Level != DivisionLevel.District
            ? throw new WarningRefusedException($"This city has no district {Id.Centre} to receive a warning.", WarningRefusal.Invalid)
        : !by.Area.Contains(Id.Centre)
            ? throw new WarningRefusedException(
                $"{by.By} answers for division {by.Area}, which district {Id.Centre} does not lie in.", WarningRefusal.OutsideArea)
        : Do(new ReceiveWarning(Id, by.By, message, content, by.Entrusted));

    public Task Sweep() => Carry(new ExpireWarning());

    public async Task<WarningView?> Get() => (await Know()).View;

    public async Task<WarningDocument?> Document(int version)
    {
        if ((await Know()).View is not { } warning || warning.Messages.All(message => message.Version != version))
        {
            return null;
        }

        foreach (var logged in await Log.History(warning.Trail))
        {
            if (logged is { Warning: { } after } && after.Version == version
                && WarningHistory.EventOf(logged.Entry.Type, logged.Entry.OccurredAtMs, logged.Entry.RecordedAtMs, after) is { } happened)
            {
                return WarningToCap.Document(happened, after);
            }
        }

        return null;
    }

    private async Task<WarningView> Do(WarningCommand command)
    {
        var (warning, sequence) = await Carry(command);
        try
        {
            // Where nothing happened it happened before, perhaps just now: the person asks again.
            await Log.Stored(sequence > 0 ? sequence : await Log.Head()).WaitAsync(options.Value.StoredWithin, clock);
        }
        catch (Exception error)
        {
            LogNotStoredYet(Id, options.Value.StoredWithin, error);
        }

        return warning;
    }

    /// <summary>The warning after the command, and the sequence of its event; 0 when nothing happened.</summary>
    private async Task<(WarningView Warning, long Sequence)> Carry(WarningCommand command)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await Know();
            if (before.Decide(command, NowMs) is not [var happened])
            {
                return (before.View!, 0);
            }

            var after = before.Evolve(happened);
            try
            {
                // Until the answer is here, what the log has is not known.
                _state = null;
                var sequences = await Log.Append([new LoggedEvent(WarningEventLog.Entry(happened, District), Alert: null) { Warning = after.View }]);
                _state = new WarningState(after.View! with { Trail = before.View?.Trail.Add(sequences) ?? LogTrail.Empty.Add(sequences) });
                return (_state.View!, sequences[^1]);
            }
            catch (EventOvertakenException) when (attempt < options.Value.MaxAttempts)
            {
                LogOvertaken(Id);
            }
        }
    }

    private async ValueTask<WarningState> Know() => _state ??=
        new WarningState(await GrainFactory.Grain<IDistrictLogInside>(District.Value).FindWarning(Id));

    [LoggerMessage(LogLevel.Information, "{Warning}: another activation's event came first; it is decided anew")]
    private partial void LogOvertaken(WarningId warning);

    [LoggerMessage(LogLevel.Warning, "{Warning}: on disk, but not in storage within {Wait}; the answer does not wait longer")]
    private partial void LogNotStoredYet(WarningId warning, TimeSpan wait, Exception error);
}
