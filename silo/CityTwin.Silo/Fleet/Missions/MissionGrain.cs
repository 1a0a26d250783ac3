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

    /// <summary>How often each picture was tried that is not committed to yet; no more than a mission keeps.</summary>
    private readonly Dictionary<string, int> _sealTries = new(StringComparer.Ordinal);

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
        if (_sealing is null && ToSeal(mission).Length > 0)
        {
            _sealing = this.RegisterGrainTimer((grain, _) => grain.SealAll(), this, TimeSpan.Zero, _options.SealAgainAfter);
        }
    }

    /// <summary>Each by itself: one that never arrives keeps no other waiting.</summary>
    private async Task SealAll()
    {
        try
        {
            foreach (var picture in (await Know()).View is { } mission ? ToSeal(mission) : [])
            {
                await Seal(picture);
            }
        }
        catch (Exception error)
        {
            LogNotKnown(Id, error);
        }

        if (_state?.View is { } now && ToSeal(now).Length == 0)
        {
            _sealing?.Dispose();
            _sealing = null;
        }
    }

    private async Task Seal(MissionEvidence announced)
    {
        var key = announced.ObjectKey!;
        var tries = _sealTries[key] = _sealTries.GetValueOrDefault(key) + 1;
        try
        {
            using var limit = new CancellationTokenSource(_options.SealWithin, clock);
            if (await seals.Seal(key, limit.Token) is { } picture)
            {
                // The unit's driver knows a picture by its name alone; who took it in has looked at it.
                var known = announced with { Media = picture.Item, IsSimulated = announced.IsSimulated || picture.IsSimulated };
                await Carry(new MissionRequest(new KeepEvidence(known), MissionActors.Unit));
                _sealTries.Remove(key);
            }
        }
        catch (Exception error)
        {
            LogNotSealed(Id, key, tries, error);
        }
    }

    /// <summary>Pictures that are not committed to and may be tried still: the least tried first, so that a new one waits for no old one.</summary>
    private MissionEvidence[] ToSeal(MissionView mission)
    {
        MissionEvidence[] unsealed = [.. mission.Evidence.Where(one => one is { ObjectKey: not null, Media: null })];
        foreach (var gone in _sealTries.Keys.Except(unsealed.Select(one => one.ObjectKey!)).ToArray())
        {
            _sealTries.Remove(gone);
        }

        return [.. unsealed.Where(one => Tries(one) < _options.MaxSealTries).OrderBy(Tries)];

        int Tries(MissionEvidence one) => _sealTries.GetValueOrDefault(one.ObjectKey!);
    }

    [LoggerMessage(LogLevel.Information, "{Mission}: another activation's event came first; it is decided anew")]
    private partial void LogOvertaken(MissionId mission);

    [LoggerMessage(LogLevel.Warning, "{Mission}: on disk, but not in storage within {Wait}; the answer does not wait longer")]
    private partial void LogNotStoredYet(MissionId mission, TimeSpan wait, Exception error);

    [LoggerMessage(LogLevel.Warning, "{Mission}: what pictures it has could not be read; it is tried again")]
    private partial void LogNotKnown(MissionId mission, Exception error);

    [LoggerMessage(LogLevel.Warning, "{Mission}: the picture {Key} could not be committed to, {Times} times now; it is tried again")]
    private partial void LogNotSealed(MissionId mission, string key, int times, Exception error);
}
