using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>
/// The city's areas: offered to a dock that has not said that it has these very ones, until it says so. What is commanded is
/// brought once; after that the city's hold again.
/// </summary>
public sealed partial class DjiDockDriver
{
    /// <summary>How long bringing areas to an aircraft may take, which has to start for it.</summary>
    public const int AreasWithinMs = 300_000;

    /// <summary>How long after they were offered the same areas are offered again, to a dock that did not take them.</summary>
    public const int OfferAgainAfterMs = 600_000;

    private const string Trouble = "areas";
    private const int ShownChecksum = 12;

    public static string NameOf(string sha256) => $"geofence_{sha256.ToLowerInvariant()}.json";

    /// <summary>What a dock that asks is told: what was commanded while that is on its way, else the city's.</summary>
    private FlightAreaFile? Wanted(long nowMs) => _state.AreasBy.Length > 0 ? _state.Areas : _settings.Areas(nowMs) ?? _state.Areas;

    private void Offer(DjiTurn turn)
    {
        if (_state.Link != UnitLink.Online || _state.AreasBy.Length > 0 || _settings.Areas(turn.NowMs) is not { } city
            || city.Checksum == _state.KnownAreas || (city.Checksum == _state.Areas?.Checksum && turn.NowMs < _state.OfferAtMs))
        {
            return;
        }

        _state.OfferAtMs = turn.NowMs + OfferAgainAfterMs;
        Bring(turn, city, $"areas-{Short(city.Checksum)}");
    }

    private void Bring(DjiTurn turn, FlightAreaFile areas, string commandId)
    {
        if (_state.AreasBy.Length > 0)
        {
            turn.Say(new CommandFailed(turn.NowMs, _state.AreasBy, "superseded", "Newer areas have come before these were with the aircraft."));
        }

        (_state.Areas, _state.AreasBy, _state.AreasUntilMs) = (areas, commandId, turn.NowMs + AreasWithinMs);
        _state.Talk.Open.RemoveAll(call => call.For == CallFor.Areas);
        _state.Talk.Ask(turn, _seat, _settings.Timing, CallFor.Areas, DjiMethod.FlightAreasUpdate, null, commandId);
    }

    private void Synced(DjiTurn turn, AreaSyncProgress progress)
    {
        var sum = progress.Checksum?.ToLowerInvariant() ?? "";
        switch (progress.Status)
        {
            case AreaSyncStatus.Done:
                _state.KnownAreas = sum;
                Judge(turn, sum);
                break;
            case AreaSyncStatus.Failed or AreaSyncStatus.NotSwitchedOn when sum.Length == 0 || sum == Wanted(turn.NowMs)?.Checksum:
                EndAreas(turn, $"areas-{progress.Reason}", $"The areas did not get to the aircraft: {progress.Why}.");
                break;
        }
    }

    /// <summary>Of what it says it has: whether these are the ones it is to have.</summary>
    private void Judge(DjiTurn turn, string sum)
    {
        if (Wanted(turn.NowMs) is not { } wanted)
        {
            return;
        }

        if (sum == wanted.Checksum)
        {
            if (_state.AreasBy.Length > 0)
            {
                turn.Say(new CommandAnswered(turn.NowMs, _state.AreasBy));
                _state.AreasBy = "";
            }

            if (_state.Troubles.Clear(Trouble))
            {
                turn.Say(_state.Troubles.All(turn.NowMs));
            }
        }
        else if (_state.AreasBy.Length == 0)
        {
            Complain(turn, Other(sum, wanted)); // While others are on their way it may be of the ones before.
        }
    }

    private void EndAreas(DjiTurn turn, string code, string reason)
    {
        var wanted = Wanted(turn.NowMs);
        if (_state.AreasBy.Length > 0)
        {
            turn.Say(new CommandFailed(turn.NowMs, _state.AreasBy, code, reason));
            _state.AreasBy = "";
        }

        Complain(turn, wanted is not null && _state.KnownAreas.Length > 0 && _state.KnownAreas != wanted.Checksum
            ? $"{reason} {Other(_state.KnownAreas, wanted)}"
            : reason);
    }

    /// <summary>Not grave: every way is planned around the areas all the same.</summary>
    private void Complain(DjiTurn turn, string text)
    {
        _state.Troubles.Note(Trouble, isGrave: false, text, turn.NowMs);
        turn.Say(_state.Troubles.All(turn.NowMs));
    }

    private static string Other(string sum, FlightAreaFile wanted) => sum.Length == 0
        ? $"It has no areas; the city's are {Short(wanted.Checksum)}."
        : $"It has areas {Short(sum)}; the city's are {Short(wanted.Checksum)}.";

    private static string Short(string sum) => sum[..Math.Min(ShownChecksum, sum.Length)];
}
