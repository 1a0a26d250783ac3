using System.Security.Cryptography;
using System.Text;
using CityTwin.Alerts;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A window in memory that judges only what a test is about.</summary>
public sealed class ScriptedAlertWindow(Script script, TimeProvider clock) : Grain, IAlertWindowGrain
{
    private AlertWindowId Id => AlertWindowId.Parse(this.GetPrimaryKeyString());

    private long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<AlertWindowView> Open(AlertWindowPrincipal by, AlertWindowTerms terms, string reason) => reason == "refuse"
        ? throw new AlertWindowRefusedException("say why.", AlertWindowRefusal.Invalid, "reason")
        : terms.UpTo == Severity.Red && !by.Commands
        ? throw new AlertWindowRefusedException("quiets_up_to: it is others' to quiet.", AlertWindowRefusal.NotTheirsToQuiet, "quiets_up_to")
        : Task.FromResult(script.Windows.GetOrAdd(
            Id, id => new AlertWindowView(id, 1, terms with { FromMs = terms.FromMs ?? NowMs }, NowMs, by.By, null, null, NowMs)
            {
                Reason = Keep(reason),
            }));

    public Task<AlertWindowView> Close(AlertWindowPrincipal by, string? note)
    {
        if (!script.Windows.TryGetValue(Id, out var window))
        {
            throw new AlertWindowRefusedException("There is no such window.", AlertWindowRefusal.Missing);
        }

        return by.Area.Contains(window.Terms.Scope)
            ? Task.FromResult(script.Windows[Id] = window with
            {
                Version = 2, EndedAtMs = NowMs, ClosedBy = by.By, Note = note is null ? null : Keep(note),
            })
            : throw new AlertWindowRefusedException("It is others' to close.", AlertWindowRefusal.OutsideArea);
    }

    public Task<SealedContent?> Unseal(string commitment) => Task.FromResult(
        script.WindowWords.TryGetValue(commitment, out var text) ? new SealedContent("text/plain", Encoding.UTF8.GetBytes(text)) : null);

    public Task<AlertWindowView?> EraseWords(string by, string commitment)
    {
        // The words that the matrix of areas aims at stay: every caller finds them.
        if (commitment.Any(digit => digit != '0'))
        {
            script.WindowWords.TryRemove(commitment, out _);
        }

        return Get();
    }

    public Task Sweep() => Task.CompletedTask;

    public Task<AlertWindowView?> Get() => Task.FromResult(script.Windows.GetValueOrDefault(Id));

    private SealedItem Keep(string text)
    {
        var bytes = Encoding.UTF8.GetBytes($"{Id}|{text}");
        var item = new SealedItem(Convert.ToHexStringLower(SHA256.HashData(bytes)), "text/plain", text.Length);
        script.WindowWords[item.Commitment] = text;
        return item;
    }
}
