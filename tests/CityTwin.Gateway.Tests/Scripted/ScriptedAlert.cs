using CityTwin.Alerts;
using CityTwin.City;
using CityTwin.Sensing;
using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>One whose serial begins with <c>k</c> is there and stays as it is; another does not exist, and says so.</summary>
public sealed class ScriptedAlert : Grain, IAlertGrain
{
    private AlertId Id => AlertId.Parse(this.GetPrimaryKeyString());

    private AlertRefusedException Missing => new($"There is no alert {Id}.", missing: true);

    private AlertView? View => !Id.Value.Split(':')[2].StartsWith('k') ? null : new AlertView(
        Id, 2, TwinId.Cell(Id.Birthplace), "river-level-high", Id.Birthplace, Severity.Red, Severity.Red, Active: false,
        Acknowledged: true, 1, 2, 2, "test", null, new AlertEvidence("levelM", 99, 90, 1), 2);

    public Task<AlertView?> Get() => Task.FromResult(View);

    public Task<AlertView> Acknowledge(string by, string? note) => Taken();

    public Task<AlertView> Clear(string by, string? note) => Taken();

    public Task<AlertView> Assign(string by, string to) => Taken();

    public Task<AlertView> Escalate(DivisionCode lead) => throw Missing;

    public Task<AlertView> EscalateForArea(DivisionCode lead) => throw Missing;

    public Task<AlertView> Quiet(AlertQuiet? by) => throw Missing;

    public Task<AlertView> Signal(AlertSignal signal) => throw Missing;

    public Task<SealedContent?> Unseal(string commitment) => Task.FromResult(
        View is null ? null : new SealedContent("text/plain", "seen"u8.ToArray()));

    public Task<AlertView> EraseNote(string by, string commitment) => Taken();

    private Task<AlertView> Taken() => Task.FromResult(View ?? throw Missing);
}
