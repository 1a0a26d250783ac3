using CityTwin.Hosting;
using CityTwin.Ledger;
using CityTwin.Locality;
using CityTwin.WorkOrders;
using Microsoft.Extensions.Options;

namespace CityTwin.Fleet.Missions;

/// <summary>
/// One mission, event-sourced: its district's log is where it is written, and the only place (ADR 9, ADR 15). The log takes
/// an event only as the mission's next, so of two activations one is told to look again.
/// </summary>
[GrainType("mission")]
internal sealed partial class MissionGrain(
    Residents residents,
    MissionArchive archive,
    MediaSeals seals,
    IOptions<MissionOptions> options,
    TimeProvider clock,
    ILogger<MissionGrain> log) : PlacedGrain(residents), IMissionGrain
{
    private readonly MissionOptions _options = options.Value;

    /// <summary>As the log left it; null when it has to be read.</summary>
    private Mission? _state;

    private IGrainTimer? _sealing;
    private int _sealTries;

    private MissionId Id => MissionId.Parse(this.GetPrimaryKeyString());

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private IDistrictLogGrain Log => GrainFactory.Grain<IDistrictLogGrain>(Id.Birthplace.District.Value);

    public async Task<MissionView> Do(MissionRequest request)
    {
        var (mission, sequence) = await Carry(request);
        SealSoon(mission);
        if (!MissionActors.IsCity(request.By))
        {
            await AwaitStorage(sequence);
        }

        return mission;
    }

    public async Task<MissionView?> Get() => (await Know()).View;

    public async Task<SealedContent?> Unseal(string commitment)
    {
        var evidence = (await Know()).View?.Evidence.FirstOrDefault(one => one.Media?.Commitment == commitment);
        if (evidence?.ObjectKey is not { } key)
        {
            return null;
        }

        using var limit = new CancellationTokenSource(_options.SealWithin, clock);
        return await seals.Open(key, commitment, limit.Token);
    }

    /// <summary>The mission after the request, and the sequence of its last event; 0 when nothing happened.</summary>
    private async Task<(MissionView Mission, long Sequence)> Carry(MissionRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await Know();
            var (after, events) = Decide(before, request);
            if (events.Count == 0)
            {
                return (before.View!, 0);
            }

            try
            {
                // Until the answer is here, what the log has is not known.
                _state = null;
                var sequences = await Log.Append(events);
                _state = new Mission(after.View! with { Trail = after.View.Trail.Add(sequences) });
                return (_state.View!, sequences[^1]);
            }
            catch (EventOvertakenException) when (attempt < _options.MaxAttempts)
            {
                LogOvertaken(Id);
            }
        }
    }

    private (Mission After, IReadOnlyList<LoggedEvent> Events) Decide(Mission state, MissionRequest request)
    {
        var events = new List<LoggedEvent>();
        foreach (var happened in state.Decide(Id, request, NowMs))
        {
            state = state.Evolve(happened);
            events.Add(MissionEventLog.Entry(happened, state));
        }

        return (state, events);
    }

    private async ValueTask<Mission> Know()
    {
        if (_state is null)
        {
            var (found, mayBeArchived) = await GrainFactory.Grain<IDistrictLogInside>(Id.Birthplace.District.Value).FindMission(Id);
            _state = new Mission(found ?? (mayBeArchived ? await archive.Find(Id) : null));
        }

        return _state;
    }

    private async Task AwaitStorage(long sequence)
    {
        try
        {
            // Where nothing happened it happened before, perhaps just now: the person asks again.
            await Log.Stored(sequence > 0 ? sequence : await Log.Head()).WaitAsync(_options.StoredWithin, clock);
        }
        catch (Exception error)
        {
            LogNotStoredYet(Id, _options.StoredWithin, error);
        }
    }

    /// <summary>A picture is told of by its unit before, or while, it arrives: its commitment follows when it is there.</summary>
    private void SealSoon(MissionView mission)
    {
        if (_sealing is null && _sealTries < _options.MaxSealTries && Unsealed(mission) is not null)
        {
            _sealing = this.RegisterGrainTimer((grain, _) => grain.SealNext(), this, TimeSpan.Zero, _options.SealAgainAfter);
        }
    }

    private async Task SealNext()
    {
        try
        {
            _sealTries++;
            while ((await Know()).View is { } mission && Unsealed(mission) is { } announced)
            {
                using var limit = new CancellationTokenSource(_options.SealWithin, clock);
                if (await seals.Seal(announced.ObjectKey!, limit.Token) is not { } picture)
                {
                    break;
                }

                // The unit's driver knows a picture by its name alone; who took it in has looked at it.
                var known = announced with { Media = picture.Item, IsSimulated = announced.IsSimulated || picture.IsSimulated };
                await Carry(new MissionRequest(new KeepEvidence(known), MissionActors.Unit));
                _sealTries = 0;
            }
        }
        catch (Exception error)
        {
            LogNotSealed(Id, _sealTries, error);
        }

        if (_sealTries >= _options.MaxSealTries || (_state?.View is { } now && Unsealed(now) is null))
        {
            _sealing?.Dispose();
            _sealing = null;
        }
    }

    private static MissionEvidence? Unsealed(MissionView mission) =>
        mission.Evidence.FirstOrDefault(one => one is { ObjectKey: not null, Media: null });

    [LoggerMessage(LogLevel.Information, "{Mission}: another activation's event came first; it is decided anew")]
    private partial void LogOvertaken(MissionId mission);

    [LoggerMessage(LogLevel.Warning, "{Mission}: on disk, but not in storage within {Wait}; the answer does not wait longer")]
    private partial void LogNotStoredYet(MissionId mission, TimeSpan wait, Exception error);

    [LoggerMessage(LogLevel.Warning, "{Mission}: a picture could not be committed to, {Times} times now; it is tried again")]
    private partial void LogNotSealed(MissionId mission, int times, Exception error);
}
