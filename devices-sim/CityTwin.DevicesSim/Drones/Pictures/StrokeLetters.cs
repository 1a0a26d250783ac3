using SkiaSharp;

namespace CityTwin.DevicesSim.Drones.Pictures;

/// <summary>
/// Letters drawn with strokes, so that a picture says that it is simulated on every machine, whatever fonts it has: capitals,
/// digits, a few signs, and the two characters of 模拟. Each is a list of lines on a grid of 4 by 6, the characters of 12 by 12.
/// </summary>
internal static class StrokeLetters
{
    private const float Width = 4;
    private const float Height = 6;
    private const float Gap = 1.6f;
    private const float WideSide = 12;

    private static readonly Dictionary<char, string> Strokes = new()
    {
        ['A'] = "06 02 20 42 46;04 44", ['B'] = "00 06 36 45 44 33 03;00 30 41 42 33", ['C'] = "41 30 10 01 05 16 36 45",
        ['D'] = "00 06 26 44 42 20 00", ['E'] = "40 00 06 46;03 33", ['F'] = "40 00 06;03 33", ['G'] = "41 30 10 01 05 16 36 45 43 23",
        ['H'] = "00 06;40 46;03 43", ['I'] = "10 30;20 26;16 36", ['J'] = "40 45 36 16 05", ['K'] = "00 06;40 03 46", ['L'] = "00 06 46",
        ['M'] = "06 00 23 40 46", ['N'] = "06 00 46 40", ['O'] = "10 01 05 16 36 45 41 30 10", ['P'] = "06 00 30 41 42 33 03",
        ['Q'] = "10 01 05 16 36 45 41 30 10;24 46", ['R'] = "06 00 30 41 42 33 03;23 46", ['S'] = "41 30 10 01 02 13 33 44 45 36 16 05",
        ['T'] = "00 40;20 26", ['U'] = "00 05 16 36 45 40", ['V'] = "00 26 40", ['W'] = "00 16 23 36 40", ['X'] = "00 46;40 06",
        ['Y'] = "00 23 40;23 26", ['Z'] = "00 40 06 46", ['0'] = "10 01 05 16 36 45 41 30 10;15 31", ['1'] = "11 20 26;16 36",
        ['2'] = "01 10 30 41 42 06 46", ['3'] = "00 40 22 33 44 45 36 16 05", ['4'] = "36 30 04 44", ['5'] = "40 00 02 32 43 45 36 06",
        ['6'] = "40 20 02 05 16 36 45 44 33 03", ['7'] = "00 40 16", ['8'] = "13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33",
        ['9'] = "06 26 44 41 30 10 01 02 13 43", ['-'] = "13 33", ['.'] = "25 26", [':'] = "21 22;24 25", ['/'] = "06 40", ['+'] = "21 25;03 43",
        ['°'] = "10 20 21 11 10", ['%'] = "06 40;00 10;36 46", [','] = "25 16",
    };

    // 木 with 莫, and 扌 with 以, simplified as a stencil cutter would.
    private static readonly Dictionary<char, string> Wide = new()
    {
        ['模'] = "0,3 5,3;2.5,0 2.5,12;2.5,4 0,8;2.5,4 5,7;6,1.5 12,1.5;7.7,0 7.7,3;10.3,0 10.3,3;7,4 11,4 11,7.5 7,7.5 7,4;7,5.7 11,5.7;6,9 12,9;9,7.5 9,9 6,12;9,9 12,12",
        ['拟'] = "0,3 4.5,3;2.5,0 2.5,11 1,10.2;0,7.8 4.5,6.2;6,1 6,9.5 8.3,7.5;7.5,2 8.6,4;11,0.5 10.6,6 6.5,12;10.4,7.5 12,12",
    };

    /// <returns>How wide it is at this height.</returns>
    public static float Measure(string text, float height) => text.Sum(letter => Advance(letter, height));

    /// <param name="x">Of the left edge; <paramref name="y"/> is that of the top.</param>
    public static void Draw(SKCanvas canvas, string text, float x, float y, float height, SKPaint paint)
    {
        foreach (var letter in text)
        {
            if (Wide.TryGetValue(letter, out var lines))
            {
                var unit = height / WideSide;
                Draw(canvas, lines.Split(';').Select(line => line.Split(' ').Select(WidePoint)), x, y, unit, unit, paint);
            }
            else if (Strokes.TryGetValue(char.ToUpperInvariant(letter), out var strokes))
            {
                var unit = height / Height;
                Draw(canvas, strokes.Split(';').Select(line => line.Split(' ').Select(Point)), x, y, unit * 0.9f, unit, paint);
            }

            x += Advance(letter, height);
        }
    }

    private static float Advance(char letter, float height) =>
        Wide.ContainsKey(letter) ? height * 1.2f : height / Height * (Width + Gap) * 0.9f;

    private static SKPoint Point(string text) => new(text[0] - '0', text[1] - '0');

    private static SKPoint WidePoint(string text)
    {
        var parts = text.Split(',');
        return new SKPoint(
            float.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture),
            float.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void Draw(
        SKCanvas canvas, IEnumerable<IEnumerable<SKPoint>> lines, float x, float y, float unitX, float unitY, SKPaint paint)
    {
        foreach (var line in lines)
        {
            var points = line.Select(point => new SKPoint(x + (point.X * unitX), y + (point.Y * unitY))).ToArray();
            for (var i = 1; i < points.Length; i++)
            {
                canvas.DrawLine(points[i - 1], points[i], paint);
            }
        }
    }
}
