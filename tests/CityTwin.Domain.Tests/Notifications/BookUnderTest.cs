using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Ledger;
using CityTwin.Notifications;
using CityTwin.Sensing;

namespace CityTwin.Domain.Tests.Notifications;

/// <summary>A book with people, rosters, a clock of its own, and alerts that are decided as they really are.</summary>
internal sealed class BookUnderTest
{
    public static readonly DivisionCode Cell = DivisionCode.Parse("500103001001007");

    private readonly Dictionary<string, AlertState> _alerts = [];

    private readonly Func<string, bool> _isHere;

    public BookUnderTest(NotificationPolicy? policy = null, Func<string, bool>? isHere = null)
    {
        _isHere = isHere ?? (_ => true);
        Policy = policy ?? new NotificationPolicy();
        Book = Fresh();
    }

    public NotificationPolicy Policy { get; }

    public NotificationBook Book { get; private set; }

    public Dictionary<string, NotifyPreferences> People { get; } = [];

    public Dictionary<DivisionCode, string[]> OnDuty { get; } = [];

    public List<LoggedEvent> Log { get; } = [];

    /// <summary>Storage is away: what happens is not read.</summary>
    public bool Away { get; set; }

    /// <summary>The board as the log left it.</summary>
    public IEnumerable<AlertView> Board => Log.GroupBy(one => one.Entry.Entity).Select(same => same.Last().Alert!);

    /// <summary>Noon in Chongqing.</summary>
    public long NowMs { get; set; } = new DateTimeOffset(2026, 6, 1, 4, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public NotifyPreferences Person(string subject, params NotifyChannel[] channels) => People[subject] =
        NotifyPreferences.Of(subject, Cell.City, department: null) with
        {
            Channels = channels, Mail = $"{subject}@city.example", Webhook = new WebhookTarget("https://duty.example/", "0123456789abcdef"),
        };

    public void Chooses(string subject, Func<NotifyPreferences, NotifyPreferences> choose) => People[subject] = choose(People[subject]);

    public string Signal(string serial, Severity severity, int step = 1, AlertQuiet? quiet = null) => Do(serial, new SignalAlert(new AlertSignal(
        AlertId.Create(Cell, serial), TwinId.Sensor(Cell, "0042"), "road-water-deep", Cell, severity, NowMs,
        new AlertEvidence("depthM", 1, 0.5, NowMs), step), quiet));

    /// <returns>The alert's id.</returns>
    public string Do(string serial, AlertCommand command)
    {
        var state = _alerts.GetValueOrDefault(serial, AlertState.None);
        foreach (var happened in state.Decide(command, NowMs))
        {
            state = state.Evolve(happened);
            var entry = AlertEventLog.Entry(happened, state);
            var before = Log.Where(one => one.Entry.Entity == entry.Entry.Entity).Select(one => one.Trail).LastOrDefault(LogTrail.Empty);
            Log.Add(entry.At(Log.Count + 1, before));
            if (!Away)
            {
                Read(Log[^1]);
            }
        }

        _alerts[serial] = state;
        return state.View!.Id.Value;
    }

    public void Read(LoggedEvent logged)
    {
        Book.Note(logged, People, Row, NowMs);
    }

    /// <summary>Looks for alerts that nobody is asked about.</summary>
    /// <param name="taken">The last sequence read; all of them unless told.</param>
    public void LookForMissed(long? taken = null) => Book.AskMissed(Board, taken ?? Log.Count, People, Row, NowMs);

    public void Pass(TimeSpan time)
    {
        NowMs += (long)time.TotalMilliseconds;
        Book.Sweep(People, Row, NowMs);
    }

    public IReadOnlyList<OutgoingGroup> Form() => Book.Form(NowMs, _ => 100, _ => false);

    /// <summary>Everything that is due is sent and arrives.</summary>
    public IReadOnlyList<OutgoingGroup> Send()
    {
        var groups = Form();
        foreach (var group in groups)
        {
            Book.Sent(group, ChannelOutcome.Delivered, NowMs);
        }

        return groups;
    }

    /// <summary>The book as a silo that has died left it.</summary>
    public void Crash()
    {
        var kept = (Book.Notifications.ToArray(), Book.HandOffs.ToArray());
        Book = Fresh();
        Book.Recall(kept.Item1, kept.Item2);
    }

    public string[] ToldOnScreen() =>
        [.. Book.Notifications.Where(one => one.Channel == NotifyChannel.Screen).OrderBy(one => one.CreatedAtMs).ThenBy(one => one.Change).Select(one => one.Recipient)];

    private NotificationBook Fresh() => new(Cell.District, Policy, new CityDay("Asia/Shanghai")) { IsHere = _isHere };

    private IReadOnlyList<string> Row(DivisionCode centre) => OnDuty.GetValueOrDefault(centre, []);
}
