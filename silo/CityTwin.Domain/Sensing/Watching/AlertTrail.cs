using CityTwin.Alerts;

namespace CityTwin.Sensing.Watching;

/// <summary>
/// What a rule has said of one subject: the alert it holds open, and the closed ones that samples still in the window
/// could speak of. By it the rule knows what is new in what it finds.
/// </summary>
internal sealed class AlertTrail
{
    private List<PastAlert>? _past;

    /// <summary>Event time the open alert was raised at; it names the alert.</summary>
    public long RaisedAtMs { get; set; }

    /// <summary>The severity last said; none when no alert is active.</summary>
    public Severity Said { get; set; }

    /// <summary>The worst severity said of the open alert.</summary>
    public Severity Peak { get; set; }

    /// <summary>The step last said of the open alert.</summary>
    public int Step { get; set; }

    /// <summary>Someone cleared the open alert; the rule is silent while its condition lasts.</summary>
    public bool IsClearedByHand { get; set; }

    /// <summary>
    /// An adopted alert was decided by what the rule has forgotten and may be told again: until event time has passed
    /// this, the rule listens and says nothing.
    /// </summary>
    public long? SilentThroughMs { get; set; }

    /// <summary>Closed alerts, oldest first.</summary>
    public IReadOnlyList<PastAlert> Past => _past ?? (IReadOnlyList<PastAlert>)[];

    public bool IsActive => Said != Severity.None;

    public bool IsOpen => IsActive || IsClearedByHand;

    /// <summary>The rule turned with the newest sample.</summary>
    public void Turned(in RuleVoice voice, in Turn turn)
    {
        if (turn.TimeMs <= SilentThroughMs)
        {
            return;
        }

        if (turn.Severity == Severity.None)
        {
            Close(voice, turn);
        }
        else if (IsActive)
        {
            Change(voice, turn);
        }
        else if (!IsClearedByHand)
        {
            Raise(voice, turn);
        }
    }

    /// <summary>Whether a sample at this time is the first by which an adopted alert can be judged.</summary>
    public bool SettlesAt(long timeMs) => IsActive && timeMs > SilentThroughMs;

    /// <summary>An adopted alert was judged: from here on its rule speaks as of any other.</summary>
    public void Settle(in RuleVoice voice, in Turn turn)
    {
        SilentThroughMs = null;
        Turned(voice, turn);
    }

    /// <summary>The rule is gone, and its alert with it.</summary>
    public void End(in RuleVoice voice, long atMs) =>
        Close(voice, new Turn(Math.Max(atMs, RaisedAtMs), Severity.None, 0, 0));

    /// <summary>
    /// An alert of this rule is active and the trail may not know it: its raise was never saved. Of two, the newer is
    /// the one to hold and the other is over.
    /// </summary>
    public void Adopt(in RuleVoice voice, AlertView alert, long raisedAtMs)
    {
        if (IsOpen && RaisedAtMs == raisedAtMs)
        {
            return;
        }

        if (IsOpen && RaisedAtMs > raisedAtMs)
        {
            voice.To.Add(Orphans.End(alert));
            return;
        }

        Close(voice, new Turn(raisedAtMs, Severity.None, 0, 0));
        (RaisedAtMs, Said, Peak) = (raisedAtMs, alert.Severity, alert.HighestSeverity);
        (Step, SilentThroughMs) = (Orphans.StepOf(alert), alert.Evidence.TimeMs);
    }

    /// <summary>
    /// A late sample changed the story: says what the episodes now show and had not been said. An alert that was raised
    /// stays raised; it is cleared when the story has no open episode to hold it up.
    /// </summary>
    /// <param name="newestMs">Event time of the newest sample.</param>
    public void Retold(in RuleVoice voice, ReadOnlySpan<Episode> episodes, long newestMs)
    {
        if (newestMs <= SilentThroughMs)
        {
            return;
        }

        foreach (ref readonly var episode in episodes)
        {
            if (episode.IsOpen)
            {
                Continue(voice, episode, newestMs);
            }
            else if (IsOpen && RaisedAtMs <= episode.End.TimeMs)
            {
                SayPeak(voice, episode);
                Close(voice, episode.End);
            }
            else if (!IsCovered(episode))
            {
                SayPast(voice, episode);
            }
        }

        if (IsOpen && (episodes.IsEmpty || !episodes[^1].IsOpen))
        {
            Close(voice, new Turn(newestMs, Severity.None, 0, 0));
        }
    }

    /// <summary>An alert that came and went between two readings.</summary>
    public void SayPast(in RuleVoice voice, in Turn raised, in Turn cleared)
    {
        voice.Say(raised.TimeMs, 1, raised);
        voice.Say(raised.TimeMs, 2, cleared);
        Remember(new PastAlert(raised.TimeMs, cleared.TimeMs, raised.Severity));
    }

    /// <summary>Someone cleared the active alert.</summary>
    public void ClearByHand()
    {
        Said = Severity.None;
        IsClearedByHand = true;
    }

    public void Remember(PastAlert past) => (_past ??= []).Add(past);

    /// <summary>Forgets closed alerts that no sample in the window can speak of any more.</summary>
    public void ForgetBefore(long oldestMs)
    {
        while (_past is { Count: > 0 } && _past[0].ClearedAtMs < oldestMs)
        {
            _past.RemoveAt(0);
        }

        _past = _past is { Count: 0 } ? null : _past;
    }

    private void Raise(in RuleVoice voice, in Turn turn)
    {
        (RaisedAtMs, Said, Peak, Step) = (Unused(turn.TimeMs), turn.Severity, turn.Severity, 1);
        voice.Say(RaisedAtMs, Step, turn);
    }

    private void Change(in RuleVoice voice, in Turn turn)
    {
        if (turn.Severity != Said)
        {
            Said = turn.Severity;
            Peak = turn.Severity > Peak ? turn.Severity : Peak;
            voice.Say(RaisedAtMs, ++Step, turn);
        }
    }

    private void Close(in RuleVoice voice, in Turn turn)
    {
        if (IsActive)
        {
            voice.Say(RaisedAtMs, ++Step, turn);
        }

        if (IsOpen)
        {
            Remember(new PastAlert(RaisedAtMs, Math.Max(RaisedAtMs, turn.TimeMs), Peak));
        }

        (Said, Peak, IsClearedByHand, SilentThroughMs) = (Severity.None, Severity.None, false, null);
    }

    private void Continue(in RuleVoice voice, in Episode episode, long newestMs)
    {
        if (IsClearedByHand)
        {
            return;
        }

        if (IsActive)
        {
            SayPeak(voice, episode);
            if (episode.Last.TimeMs != Episode.Before)
            {
                Change(voice, episode.Last);
            }

            return;
        }

        if (episode.BeganBefore || IsKnown(episode))
        {
            // It had been called over and was not: what is closed stays closed, so a new alert takes it up from here.
            var covered = IsCovered(episode);
            Raise(voice, episode.Last with { TimeMs = newestMs });
            if (!covered)
            {
                SayPeak(voice, episode);
                Change(voice, episode.Last with { TimeMs = newestMs });
            }

            return;
        }

        Raise(voice, episode.Start);
        SayPeak(voice, episode);
        Change(voice, episode.Last);
    }

    private void SayPeak(in RuleVoice voice, in Episode episode)
    {
        if (IsActive && episode.Peak.TimeMs != Episode.Before && episode.Peak.Severity > Peak)
        {
            Change(voice, episode.Peak);
        }
    }

    /// <summary>An alert with a tale of its own, from beginning to end; it does not touch the one that is open.</summary>
    private void SayPast(in RuleVoice voice, in Episode episode)
    {
        var start = episode.BeganBefore || IsKnown(episode) ? episode.Peak : episode.Start;
        var (raisedAtMs, step) = (Unused(start.TimeMs), 1);
        voice.Say(raisedAtMs, step, start);
        if (episode.Peak.Severity > start.Severity)
        {
            voice.Say(raisedAtMs, ++step, episode.Peak);
        }

        voice.Say(raisedAtMs, ++step, episode.End);
        Remember(new PastAlert(raisedAtMs, episode.End.TimeMs, episode.Peak.Severity));
    }

    private bool IsKnown(in Episode episode)
    {
        foreach (var past in Past)
        {
            if (past.Overlaps(episode))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Said before at least as gravely; what began before the window was, unless it rose in the window.</summary>
    private bool IsCovered(in Episode episode)
    {
        foreach (var past in Past)
        {
            if (past.Overlaps(episode) && past.Peak >= episode.Peak.Severity)
            {
                return true;
            }
        }

        return episode.Peak.TimeMs == Episode.Before || (episode.BeganBefore && _past is null);
    }

    /// <summary>A time that names no closed alert: a story told anew may raise twice at one sample.</summary>
    private long Unused(long timeMs)
    {
        while (_past?.Exists(past => past.RaisedAtMs == timeMs) == true)
        {
            timeMs++;
        }

        return timeMs;
    }
}
