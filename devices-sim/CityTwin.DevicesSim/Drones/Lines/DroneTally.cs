namespace CityTwin.DevicesSim.Drones.Lines;

/// <summary>What all docks together have done. Counted from many threads, read by the display.</summary>
internal sealed class DroneTally
{
    private long _connected;
    private long _refused;
    private long _dropped;
    private string _lastTrouble = "";

    public long Connected => Interlocked.Read(ref _connected);

    /// <summary>Messages that the broker would not have.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Messages that had to make room while a line was down or slow.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public string LastTrouble => Volatile.Read(ref _lastTrouble);

    public void Up() => Interlocked.Increment(ref _connected);

    public void Down() => Interlocked.Decrement(ref _connected);

    public void Drop() => Interlocked.Increment(ref _dropped);

    public void Trouble(string dock, string why) => Volatile.Write(ref _lastTrouble, $"{dock}: {why}");

    public void Refuse(string dock, string topic, string why)
    {
        Interlocked.Increment(ref _refused);
        Trouble(dock, $"{topic} was refused: {why}");
    }
}
