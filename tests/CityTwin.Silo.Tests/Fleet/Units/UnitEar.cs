using System.Text;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Ingest;
using CityTwin.Silo.Tests.Running;

namespace CityTwin.Silo.Tests.Fleet.Units;

/// <summary>A front door at which one device is, and a subscriber of its district's units.</summary>
internal sealed class UnitEar(string deviceId) : IFrontDoorObserver, IFleetObserver
{
    private readonly Lock _gate = new();
    private readonly List<(string Topic, string Payload)> _sent = [];
    private readonly Waiting<IReadOnlyList<(string Topic, string Payload)>> _sending = new();
    private readonly Waiting<IReadOnlyDictionary<TwinId, UnitView>> _showing = new();
    private readonly Dictionary<TwinId, UnitView> _units = [];

    /// <summary>Messages of units that it was told of, each of any number of units.</summary>
    public int Told { get; private set; }

    public Task Changed(IReadOnlyList<string> deviceIds) => Task.CompletedTask;

    public Task<bool> Notify(string to, byte[] payload) => Task.FromResult(false);

    public Task<bool> Send(string to, string topic, byte[] payload, bool atLeastOnce)
    {
        if (to != deviceId)
        {
            return Task.FromResult(false);
        }

        lock (_gate)
        {
            _sent.Add((topic, Encoding.UTF8.GetString(payload)));
            _sending.Check(_sent);
        }

        return Task.FromResult(true);
    }

    public Task OnUnits(DivisionCode district, IReadOnlyList<UnitView> units)
    {
        lock (_gate)
        {
            Told++;
            foreach (var unit in units)
            {
                // A push may overtake the one before it.
                _units[unit.Id] = _units.GetValueOrDefault(unit.Id) is { } held && held.Version > unit.Version ? held : unit;
            }

            _showing.Check(_units);
        }

        return Task.CompletedTask;
    }

    public Task Sent(Func<IReadOnlyList<(string Topic, string Payload)>, bool> holds)
    {
        lock (_gate)
        {
            var met = _sending.For(holds);
            _sending.Check(_sent);
            return met;
        }
    }

    public Task Shown(Func<IReadOnlyDictionary<TwinId, UnitView>, bool> holds)
    {
        lock (_gate)
        {
            var met = _showing.For(holds);
            _showing.Check(_units);
            return met;
        }
    }
}
