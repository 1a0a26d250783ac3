using CityTwin.City;
using CityTwin.Governance;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A street's index in memory, whose deltas can be lost.</summary>
[Alias("CityTwin.Gateway.Tests.IScriptedStreet")]
public interface IScriptedStreet : IStreetGrain
{
    [Alias("Show")]
    Task Show(TwinRow row);

    /// <summary>
    /// Loses everything, as after a crash: rows, version and observers. It begins anew after a version that nobody
    /// holds: at one that somebody has, who missed the loss could not know of it.
    /// </summary>
    [Alias("Forget")]
    Task Forget(long version);
}

public sealed class ScriptedStreet(Script script) : Grain, IScriptedStreet
{
    private readonly SortedDictionary<TwinId, TwinRow> _rows = [];
    private readonly HashSet<IStreetObserver> _observers = [];
    private long _version;

    private DivisionCode Street => TwinId.Parse(this.GetPrimaryKeyString()).Birthplace;

    private CountVector Sum => new(TwinId.Centre(Street), _version, [], new int[5], new int[5], new int[5], new int[5]);

    public async Task Show(TwinRow row)
    {
        _rows[row.Id] = row;
        var delta = new StreetDelta(Street, ++_version, [row], [], Sum);
        if (!script.IsMute(Street.Value))
        {
            foreach (var observer in _observers)
            {
                await observer.OnDelta(delta);
            }
        }
    }

    public Task Forget(long version)
    {
        _rows.Clear();
        _observers.Clear();
        _version = version;
        return Task.CompletedTask;
    }

    public Task<TwinPage> List(TwinQuery query)
    {
        var found = _rows.Values
            .Where(row => (query.Kind is null || row.Id.Kind == query.Kind)
                && (query.After is null || row.Id.CompareTo(query.After.Value) > 0)
                && (query.Area is null || query.Area.Value.Contains(row.Cell)))
            .ToList();
        return Task.FromResult(new TwinPage(found.Take(query.Max).ToList(), found.Count > query.Max));
    }

    public Task<StreetSnapshot> Subscribe(IStreetObserver observer, bool wantSnapshot)
    {
        _observers.Add(observer);
        return Task.FromResult(new StreetSnapshot(Street, _version, wantSnapshot ? _rows.Values.ToList() : [], Sum));
    }

    public Task Unsubscribe(IStreetObserver observer)
    {
        _observers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task<CentreCounts> Counts() => Task.FromResult(new CentreCounts(Sum, []));

    public Task Apply(IReadOnlyList<TwinRow> rows) => Task.CompletedTask;

    public Task Remove(TwinId id) => Task.CompletedTask;

    public Task Report(CountVector cell) => Task.CompletedTask;

    public Task Wake() => Task.CompletedTask;
}
