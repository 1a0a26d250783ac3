namespace CityTwin.Vda5050;

/// <summary>What all of one reading shares.</summary>
internal sealed class ReadingRoom(VdaVersion version, VdaLimits limits)
{
    private readonly List<string> _notes = [];

    public VdaVersion Version { get; } = version;

    public VdaLimits Limits { get; } = limits;

    public IReadOnlyList<string> Notes => _notes;

    public void Note(string note)
    {
        if (_notes.Count < Limits.MaxNotes)
        {
            _notes.Add(note);
        }
    }
}
