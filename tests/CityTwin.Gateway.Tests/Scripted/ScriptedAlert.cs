using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>An alert that does not exist, and says so.</summary>
public sealed class ScriptedAlert : Grain, IAlertGrain
{
    private AlertRefusedException Missing => new($"There is no alert {this.GetPrimaryKeyString()}.", missing: true);

    public Task<AlertView?> Get() => Task.FromResult<AlertView?>(null);

    public Task<AlertView> Acknowledge(string by, string? note) => throw Missing;

    public Task<AlertView> Clear(string by, string? note) => throw Missing;

    public Task<AlertView> Assign(string by, string to) => throw Missing;

    public Task<AlertView> Escalate(DivisionCode lead, string why) => throw Missing;

    public Task<AlertView> Quiet(AlertQuiet? by) => throw Missing;

    public Task<AlertView> Signal(AlertSignal signal) => throw Missing;
}
