using CityTwin.Alerts;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A window in memory that judges only what a test is about.</summary>
public sealed class ScriptedAlertWindow(Script script, TimeProvider clock) : Grain, IAlertWindowGrain
{
    private AlertWindowId Id => AlertWindowId.Parse(this.GetPrimaryKeyString());

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<AlertWindowView> Open(AlertWindowPrincipal by, AlertWindowTerms terms) => terms.Reason == "refuse"
        ? throw new AlertWindowRefusedException("say why.", AlertWindowRefusal.Invalid, "reason")
        : Task.FromResult(script.Windows.GetOrAdd(
            Id, id => new AlertWindowView(id, 1, terms with { FromMs = terms.FromMs ?? NowMs }, NowMs, by.By, null, null, null, NowMs)));

    public Task<AlertWindowView> Close(AlertWindowPrincipal by, string? note)
    {
        if (!script.Windows.TryGetValue(Id, out var window))
        {
            throw new AlertWindowRefusedException("There is no such window.", AlertWindowRefusal.Missing);
        }

        return by.Area.Contains(window.Terms.Scope)
            ? Task.FromResult(script.Windows[Id] = window with { Version = 2, EndedAtMs = NowMs, ClosedBy = by.By, Note = note })
            : throw new AlertWindowRefusedException("It is others' to close.", AlertWindowRefusal.OutsideArea);
    }

    public Task Sweep() => Task.CompletedTask;

    public Task<AlertWindowView?> Get() => Task.FromResult(script.Windows.GetValueOrDefault(Id));
}
