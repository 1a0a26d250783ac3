using CityTwin.City;
using CityTwin.Cli.Replay.ServiceRequests;
using CityTwin.Testing;

namespace CityTwin.Cli.Tests.Replay.ServiceRequests;

public class RequestCategoriesTests
{
    [Fact]
    public void The_table_names_categories_that_every_made_city_has()
    {
        var known = DeskTemplates.Desk.Categories.SelectMany(major => major.Minors.Select(minor => major.Code + minor.Code)).ToHashSet();
        RequestCategories.Types.Select(RequestCategories.Of).OfType<string>().Except(known).ShouldBeEmpty();
        RequestCategories.Of("TRM-Pothole Repair").ShouldBe("M01010");
        RequestCategories.Of("FCCS-Refunds").ShouldBeNull();
        RequestCategories.Of("TRM-Never Heard Of").ShouldBeNull();
    }

    [Fact]
    public void Somebody_has_decided_about_every_type_of_the_recording()
    {
        var requests = RecordedRequests.Read(SharedData.Require("07-service-requests/baltimore-311"));
        requests.Select(request => request.Type).Distinct().Except(RequestCategories.Types).ShouldBeEmpty();
        requests.Count(request => RequestCategories.Of(request.Type) is not null).ShouldBe(9_296);
    }
}
