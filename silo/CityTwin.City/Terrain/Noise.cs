using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace CityTwin.City.Generation;

/// <summary>Smooth value noise over the plane, from 0 to 1.</summary>
internal sealed class Noise(long seed, string what)
{
    private readonly uint _seed = XxHash32.HashToUInt32(Encoding.UTF8.GetBytes($"{seed}/{what}"));

    public double At(double x, double y)
    {
        var (x0, y0) = (Math.Floor(x), Math.Floor(y));
        var (fx, fy) = (Fade(x - x0), Fade(y - y0));
        var (i, j) = ((int)x0, (int)y0);
        var south = Lerp(Lattice(i, j), Lattice(i + 1, j), fx);
        var north = Lerp(Lattice(i, j + 1), Lattice(i + 1, j + 1), fx);
        return Lerp(south, north, fy);
    }

    /// <summary>Octaves of half the size and half the weight.</summary>
    public double Fractal(double x, double y, int octaves)
    {
        var (sum, weight, total) = (0.0, 1.0, 0.0);
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += weight * At(x + (octave * 17.3), y - (octave * 11.9));
            total += weight;
            (x, y, weight) = (x * 2, y * 2, weight / 2);
        }

        return sum / total;
    }

    private static double Fade(double t) => t * t * t * ((t * ((t * 6) - 15)) + 10);

    private static double Lerp(double a, double b, double t) => a + ((b - a) * t);

    private double Lattice(int i, int j)
    {
        Span<int> place = [i, j];
        return XxHash32.HashToUInt32(MemoryMarshal.AsBytes(place), (int)_seed) / (double)uint.MaxValue;
    }
}
