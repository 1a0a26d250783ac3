using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What is wrong with the robot: told when it changes.</summary>
internal sealed class TroubleBook(Step step)
{
    public const int MaxTroubles = 32;

    private bool _isChanged;

    /// <summary>What the robot says now, in place of what it said before.</summary>
    public void Said(IReadOnlyList<VdaError> errors, IReadOnlyList<string> notes)
    {
        Replace(isOurs: false,
        [
            .. errors.Select(error => (error.Type, error.Level is VdaErrorLevel.Critical or VdaErrorLevel.Fatal, RejectionWords.Of(error))),
            .. notes.Select(note => ("unknown-word", false, $"It says a word that is not known here: {note}.")),
        ]);
    }

    /// <summary>What we notice ourselves, by code.</summary>
    public void Notice(string code, bool isSo, bool isGrave, string text)
    {
        var has = step.Talk.Troubles.Exists(trouble => trouble.IsOurs && trouble.Code == code);
        if (has == isSo)
        {
            return;
        }

        _isChanged = true;
        if (isSo)
        {
            Talk.Keep(step.Talk.Troubles, new TroubleNote(code, isGrave, text, step.NowMs, IsOurs: true), MaxTroubles);
        }
        else
        {
            step.Talk.Troubles.RemoveAll(trouble => trouble.IsOurs && trouble.Code == code);
        }
    }

    public void Tell()
    {
        if (_isChanged)
        {
            step.Say(new UnitTroublesSaid(
                step.NowMs, [.. step.Talk.Troubles.Select(trouble => new UnitTrouble(trouble.Code, trouble.IsGrave, trouble.Text, trouble.SinceMs))]));
        }
    }

    private void Replace(bool isOurs, IReadOnlyList<(string Code, bool IsGrave, string Text)> now)
    {
        var before = step.Talk.Troubles.Where(trouble => trouble.IsOurs == isOurs).ToList();
        var after = now.DistinctBy(trouble => (trouble.Code, trouble.Text)).Take(MaxTroubles)
            .Select(trouble => new TroubleNote(
                trouble.Code, trouble.IsGrave, trouble.Text,
                before.Find(old => old.Code == trouble.Code && old.Text == trouble.Text)?.SinceMs ?? step.NowMs, isOurs))
            .ToList();
        if (!before.SequenceEqual(after))
        {
            _isChanged = true;
            step.Talk.Troubles = [.. step.Talk.Troubles.Where(trouble => trouble.IsOurs != isOurs), .. after];
        }
    }
}
