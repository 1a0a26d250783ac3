using System.Globalization;

namespace CityTwin.Fleet.Waypoints;

/// <summary>One line of a QGC WPL file: a MAVLink mission item.</summary>
internal sealed record QgcItem(int Line, int Sequence, int Frame, int Command, double[] Values)
{
    private const int Columns = 12;

    public double Parameter(int number) => Values[number - 1];

    public double Latitude => Values[4];

    public double Longitude => Values[5];

    public double AltitudeM => Values[6];

    public bool HasPlace => Latitude != 0 || Longitude != 0;

    /// <summary>From where the altitude counts, by the frame of MAVLink; nothing for a frame without one.</summary>
    public AltitudeReference? Reference => Frame switch
    {
        0 or 5 => AltitudeReference.SeaLevel,
        3 or 6 => AltitudeReference.Home,
        10 or 11 => AltitudeReference.Ground,
        _ => null,
    };

    public static QgcItem? Parse(string text, int line, ReadingLog log)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Columns)
        {
            log.Problem(line, $"It has {fields.Length} columns: expected {Columns} (number, current, frame, command, four parameters, latitude, longitude, altitude, continue).");
            return null;
        }

        var numbers = new double[Columns];
        for (var i = 0; i < Columns; i++)
        {
            if (!double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || (i is 0 or 2 or 3 && !(numbers[i] is >= 0 and <= ushort.MaxValue && numbers[i] == Math.Floor(numbers[i]))))
            {
                log.Problem(line, $"Column {i + 1} is {ReadingLog.Quote(fields[i])}: expected a {(i is 0 or 2 or 3 ? "whole " : "")}number.");
                return null;
            }
        }

        return new QgcItem(line, (int)numbers[0], (int)numbers[2], (int)numbers[3], numbers[4..11]);
    }
}
