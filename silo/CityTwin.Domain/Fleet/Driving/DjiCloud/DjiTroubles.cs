using CityTwin.DjiCloud;

namespace CityTwin.Fleet.Driving.DjiCloud;

/// <summary>What is wrong, as the device lists it and as was noticed here.</summary>
internal sealed class DjiTroubles
{
    public const int MaxOurs = 8;

    public List<UnitTrouble> Said { get; set; } = [];

    public List<UnitTrouble> Ours { get; set; } = [];

    /// <summary>Takes a device's new list for its old one. False when nothing has changed.</summary>
    public bool Take(IEnumerable<HmsItem> items, long nowMs)
    {
        var next = items.DistinctBy(item => item.Code).Select(item => new UnitTrouble(
            item.Code, item.Level >= 2, Words(item), Said.Find(known => known.Code == item.Code)?.SinceMs ?? nowMs)).ToList();
        if (next.SequenceEqual(Said))
        {
            return false;
        }

        Said = next;
        return true;
    }

    public void Note(string code, bool isGrave, string text, long nowMs)
    {
        Ours.RemoveAll(known => known.Code == code);
        Ours.Add(new UnitTrouble(code, isGrave, text, nowMs));
        if (Ours.Count > MaxOurs)
        {
            Ours.RemoveAt(0);
        }
    }

    /// <summary>False when there was none.</summary>
    public bool Clear(string code) => Ours.RemoveAll(known => known.Code == code) > 0;

    public UnitTroublesSaid All(long nowMs) => new(nowMs, [.. Said, .. Ours]);

    private static string Words(HmsItem item)
    {
        var level = item.Level switch { >= 2 => "Warning", 1 => "Reminder", _ => "Notice" };
        var part = item.Module switch { 0 => "the flight", 1 => "the device", 2 => "its media", _ => "its health" };
        return $"{level} about {part}, {(item.IsInTheSky ? "in the air" : "on the ground")}: {item.Code}"
            + $" (component {item.ComponentIndex}, sensor {item.SensorIndex}){(item.IsPassing ? ", which passes by itself" : "")}.";
    }
}
