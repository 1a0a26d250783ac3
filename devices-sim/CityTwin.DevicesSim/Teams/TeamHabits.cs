using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.Teams;

/// <summary>What people do differently from each other and from a plan: how fast they react, move and work. All by seed.</summary>
internal sealed class TeamHabits(ulong seed)
{
    private const double SetOutLeastS = 10;
    private const double SetOutMostS = 45;
    private const double AnswerLeastS = 3;
    private const double AnswerMostS = 15;
    private const double RestedSlower = 2;
    private const double PaceChangesS = 90;
    private const double LightEveryM = 350;
    private const double LightIsRed = 0.4;
    private const double LightLeastS = 5;
    private const double LightMostS = 40;

    private readonly ulong _seed = Noise.Seed(seed, "habits");
    private long _drawn;

    public double AnswerS(bool isResting) => Between(AnswerLeastS, AnswerMostS) * (isResting ? RestedSlower : 1);

    public double SetOutS() => Between(SetOutLeastS, SetOutMostS);

    /// <summary>Work takes between four fifths and one and a half times what it is expected to.</summary>
    public double WorkS(double expectedS) => expectedS * Between(0.8, 1.5);

    public double RestS() => Between(120, 600);

    /// <summary>Which part of its usual speed a team has: traffic, hills, tired legs.</summary>
    public double Pace(double worldS, bool hasVehicle) => hasVehicle
        ? 0.85 + (0.3 * Noise.Wander(_seed, worldS, PaceChangesS))
        : 0.95 + (0.12 * Noise.Wander(_seed, worldS, PaceChangesS));

    /// <summary>How long a vehicle stands at the lights that it has come to between two distances of its way.</summary>
    public double LightS(double beforeM, double afterM)
    {
        var light = (long)(afterM / LightEveryM);
        return light > (long)(beforeM / LightEveryM) && Noise.Unit(Noise.Seed(_seed, light)) < LightIsRed
            ? Noise.Between(Noise.Seed(_seed, light), 1, LightLeastS, LightMostS)
            : 0;
    }

    private double Between(double least, double most) => Noise.Between(_seed, ++_drawn, least, most);
}
