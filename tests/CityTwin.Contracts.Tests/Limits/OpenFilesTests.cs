using CityTwin.Limits;

namespace CityTwin.Contracts.Tests.Limits;

public class OpenFilesTests
{
    [Theory]
    [InlineData(20_000, 1_048_576, 20_000)]
    [InlineData(20_000, 20_000, 19_000)]
    [InlineData(20_000, 1_024, 512)]
    [InlineData(500, 1_024, 500)]
    [InlineData(20_000, long.MaxValue, 20_000)]
    public void Connections_leave_files_for_the_process_itself(int wanted, long limit, int room) =>
        OpenFiles.RoomFor(wanted, limit).ShouldBe(room);

    [Theory]
    [InlineData("Limit  Soft Limit  Hard Limit  Units\nMax open files            1024                 524288               files     \n", 1024)]
    [InlineData("Max open files            unlimited            unlimited            files     \n", long.MaxValue)]
    [InlineData("Max processes             95851                95851                processes \n", long.MaxValue)]
    public void The_limit_is_read_as_Linux_writes_it(string limits, long expected) =>
        OpenFiles.LimitIn(limits).ShouldBe(expected);

    [Fact]
    public void This_process_has_one() => OpenFiles.Limit().ShouldBeGreaterThan(0);
}
