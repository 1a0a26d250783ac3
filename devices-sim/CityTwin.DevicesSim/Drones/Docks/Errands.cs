using CityTwin.DevicesSim.Drones.Uploads;

namespace CityTwin.DevicesSim.Drones.Docks;

/// <summary>What a dock sends for over HTTP: its owner runs the errands and brings back the answers.</summary>
internal sealed class Errands
{
    private const int MaxOpen = 100;

    private readonly Dictionary<long, Action<ErrandAnswer, long>> _open = [];
    private readonly List<Errand> _new = [];
    private long _next;

    public void Fetch(string url, int maxBytes, long nowMs, Action<ErrandAnswer, long> then) =>
        Add(id => new Errand(id, url, maxBytes, null), nowMs, then);

    public void Upload(UploadOrder order, long nowMs, Action<ErrandAnswer, long> then) =>
        Add(id => new Errand(id, "", 0, order), nowMs, then);

    public IReadOnlyList<Errand> Take()
    {
        var all = _new.ToList();
        _new.Clear();
        return all;
    }

    public void Done(ErrandAnswer answer, long nowMs)
    {
        if (_open.Remove(answer.Id, out var then))
        {
            then(answer, nowMs);
        }
    }

    private void Add(Func<long, Errand> make, long nowMs, Action<ErrandAnswer, long> then)
    {
        if (_open.Count >= MaxOpen)
        {
            then(new ErrandAnswer(0, null, $"{MaxOpen} transfers are under way already."), nowMs);
            return;
        }

        var errand = make(++_next);
        _open[errand.Id] = then;
        _new.Add(errand);
    }
}
