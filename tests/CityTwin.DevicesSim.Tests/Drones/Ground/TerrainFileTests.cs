using CityTwin.DevicesSim.Drones.Ground;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Tests.Drones.Ground;

public sealed class TerrainFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Heights_are_read_from_the_north_and_are_bilinear_between_the_middles_of_cells()
    {
        var terrain = Read("ncols 2\nnrows 2\nxllcorner 100\nyllcorner 200\ncellsize 10\n1 2\n3 4\n");
        terrain.HeightM(105, 215).ShouldBe(1);
        terrain.HeightM(115, 205).ShouldBe(4);
        terrain.HeightM(110, 210).ShouldBe(2.5);
        terrain.HeightM(0, 0).ShouldBe(3, "the edge goes on beyond the grid");
    }

    [Fact]
    public void A_line_for_missing_data_may_be_there() =>
        Read("ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 10\nNODATA_value -9999\n7\n").HeightM(5, 5).ShouldBe(7);

    [Theory]
    [InlineData("ncols x\n", "line 1")]
    [InlineData("ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 10\n1\n", "line 6: 1 heights; the header says 2")]
    [InlineData("ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 10\nhigh\n", "'high' is not a height")]
    [InlineData("ncols 99999\nnrows 99999\nxllcorner 0\nyllcorner 0\ncellsize 10\n", "99999 × 99999")]
    public void What_is_wrong_is_named_with_its_line(string text, string says) =>
        Should.Throw<InputException>(() => Read(text)).Message.ShouldContain(says);

    public void Dispose() => File.Delete(_file);

    private Terrain Read(string text)
    {
        File.WriteAllText(_file, text);
        return TerrainFile.Read(_file);
    }
}
