using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class HandleAlertsTests(ScriptedCity city)
{
    private const string Unknown = "alert:500103001001001:0001";

    private V1.AlertService.AlertServiceClient Alerts => new(city.Channel());

    [Theory]
    [InlineData("acknowledge", "seen", "")]
    [InlineData("clear", "", "")]
    [InlineData("assign", "", "wang")]
    [InlineData("assign", "", "")]
    public async Task Each_alert_has_an_outcome_of_its_own_in_the_order_asked_for(string action, string note, string to)
    {
        var answer = await Handle(new V1.HandleAlertsRequest { Action = action, Note = note, To = to, Ids = { Unknown, "no id" } });
        answer.Outcomes.Select(outcome => outcome.Id).ShouldBe([Unknown, "no id"]);
        answer.Outcomes[0].Refusal.ShouldContain(Unknown);
        answer.Outcomes[1].Refusal.ShouldContain("alert:cell:serial");
    }

    [Theory]
    [InlineData("", "", "", "action")]
    [InlineData("escalate", "", "", "action")]
    [InlineData("clear", "", "wang", "to")]
    [InlineData("assign", "why", "wang", "note")]
    public async Task What_does_not_go_together_is_refused_by_its_field(string action, string note, string to, string field)
    {
        var refusal = await Should.ThrowAsync<RpcException>(() =>
            Handle(new V1.HandleAlertsRequest { Action = action, Note = note, To = to, Ids = { Unknown } }));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refusal.Status.Detail.ShouldStartWith(field);
    }

    private async Task<V1.HandleAlertsResponse> Handle(V1.HandleAlertsRequest request) =>
        await Alerts.HandleAlertsAsync(request, city.As("operator"));
}
