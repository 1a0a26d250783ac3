using System.Text;
using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Ingest;
using CityTwin.Ingest.FrontDoor.Units;
using CityTwin.Mqtt;
using CityTwin.Testing.Running;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

public class UnitsTests
{
    private const string Robot = "vda5050/v2/acme/R1";

    [Fact]
    public async Task A_robots_messages_reach_its_twin_in_order_and_are_acknowledged_after_it_has_taken_them()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(RegisterRobot(door, "r-1"));
        var gate = new TaskCompletionSource();
        door.Units.Gate = gate.Task;
        var first = client.PublishStringAsync($"{Robot}/state", "{\"headerId\":0}", MqttQualityOfServiceLevel.AtLeastOnce);
        await door.Units.Asked.WaitAsync(Command.Patience);
        using var other = await door.Connect(door.Register("gauge"));
        (await Say(other, DeviceTopic.Telemetry("gauge"), Door.Level(1))).ShouldBe(MqttClientPublishReasonCode.Success);
        first.IsCompleted.ShouldBeFalse("a gauge is served while the unit is slow");
        var rest = Enumerable.Range(1, 200).Select(i => client.PublishStringAsync(
            $"{Robot}/state", $"{{\"headerId\":{i}}}", MqttQualityOfServiceLevel.AtLeastOnce)).ToArray();
        gate.SetResult();
        (await first).ReasonCode.ShouldBe(MqttClientPublishReasonCode.Success);
        (await Task.WhenAll(rest)).ShouldAllBe(answer => answer.ReasonCode == MqttClientPublishReasonCode.Success);
        door.Units.Heard.Select(one => Encoding.UTF8.GetString(one.Message.Payload))
            .ShouldBe(Enumerable.Range(0, 201).Select(i => $"{{\"headerId\":{i}}}"));
        door.Units.Heard.ShouldAllBe(one => one.Unit == Id(TwinKind.Robot, "r-1") && one.Message.DeviceId == "r-1");
        door.Units.MostAtOnce.ShouldBeLessThanOrEqualTo(64);
    }

    [Theory]
    [InlineData("vda5050/v2/acme/R2/state", "not-your-unit")]
    [InlineData("vda5050/v3/acme/R1/state", "not-your-unit")]
    [InlineData("vda5050/v2/other/R1/state", "not-your-unit")]
    [InlineData("thing/product/r-1/osd", "not-your-unit")]
    [InlineData("vda5050/v2/acme/R1/order", "not-your-topic")]
    [InlineData("vda5050/v2/acme/R1/gossip", "unknown-topic")]
    [InlineData("vda5050/v2/acme/R1/state/more", "unknown-topic")]
    [InlineData("citytwin/v1/r-1/event", "not-served")]
    public async Task Who_speaks_where_it_may_not_is_refused_told_and_noted(string topic, string code)
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(RegisterRobot(door, "r-1"));
        var told = new TaskCompletionSource<ErrorMessage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.ApplicationMessageReceivedAsync += args =>
        {
            told.TrySetResult(ErrorMessage.Parse(Encoding.UTF8.GetBytes(args.ApplicationMessage.ConvertPayloadToString())));
            return Task.CompletedTask;
        };
        await client.SubscribeAsync(DeviceTopic.Errors("r-1"));
        await client.PublishStringAsync(topic, "{}", MqttQualityOfServiceLevel.AtLeastOnce);
        (await told.Task.WaitAsync(Command.Patience)).ShouldNotBeNull().Code.ShouldBe(code);
        door.Units.Heard.ShouldBeEmpty();
        if (code == "not-your-unit")
        {
            var (unit, refused) = door.Units.Noted.ShouldHaveSingleItem();
            (unit, refused.Topic, refused.Code).ShouldBe((Id(TwinKind.Robot, "r-1"), topic, code));
        }
    }

    [Fact]
    public async Task A_gauge_speaks_for_no_unit()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(door.Register("gauge"));
        (await Say(client, $"{Robot}/state", "{}")).ShouldBe(MqttClientPublishReasonCode.NotAuthorized);
        (await Say(client, "thing/product/gauge/osd", "{}")).ShouldBe(MqttClientPublishReasonCode.NotAuthorized);
    }

    [Fact]
    public async Task A_dock_speaks_for_itself_and_for_the_aircraft_behind_it_only()
    {
        await using var door = await Door.Open();
        door.Devices.Set(Record("dock-1", TwinKind.Dock, UnitProtocol.DjiCloud));
        door.Devices.Set(Record("air-1", TwinKind.Drone, UnitProtocol.DjiCloud) with { Gateway = "dock-1" });
        door.Devices.Set(Record("air-2", TwinKind.Drone, UnitProtocol.DjiCloud) with { Gateway = "dock-2" });
        using var client = await door.Connect("dock-1");
        (await Say(client, "sys/product/dock-1/status", "{}")).ShouldBe(MqttClientPublishReasonCode.Success);
        (await Say(client, "thing/product/dock-1/services_reply", "{}")).ShouldBe(MqttClientPublishReasonCode.Success);
        (await Say(client, "thing/product/air-1/osd", "{}")).ShouldBe(MqttClientPublishReasonCode.Success);
        (await Say(client, "thing/product/air-1/services_reply", "{}")).ShouldBe(MqttClientPublishReasonCode.NotAuthorized);
        (await Say(client, "thing/product/air-2/osd", "{}")).ShouldBe(MqttClientPublishReasonCode.NotAuthorized);
        (await Say(client, "thing/product/nobody/osd", "{}")).ShouldBe(MqttClientPublishReasonCode.NotAuthorized);
        door.Units.Heard.Select(one => one.Unit).ShouldBe(
            [Id(TwinKind.Dock, "dock-1"), Id(TwinKind.Dock, "dock-1"), Id(TwinKind.Drone, "air-1")]);
    }

    [Fact]
    public async Task A_teams_terminal_says_what_happens_and_what_becomes_of_commands()
    {
        await using var door = await Door.Open();
        door.Devices.Set(Record("crew-1", TwinKind.Team, UnitProtocol.Native));
        using var client = await door.Connect("crew-1");
        (await Say(client, "citytwin/v1/crew-1/event", "{}")).ShouldBe(MqttClientPublishReasonCode.Success);
        (await Say(client, "citytwin/v1/crew-1/commands/c-9/reply", "{}")).ShouldBe(MqttClientPublishReasonCode.Success);
        (await Say(client, "citytwin/v1/crew-2/event", "{}")).ShouldNotBe(MqttClientPublishReasonCode.Success);
        door.Units.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Connection_may_be_retained_and_a_will_speaks_for_a_robot_that_is_gone()
    {
        await using var door = await Door.Open();
        RegisterRobot(door, "r-1");
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(door.Options("r-1", Door.Secret)
            .WithWillTopic($"{Robot}/connection").WithWillPayload("broken").WithWillRetain()
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());
        await client.PublishStringAsync($"{Robot}/connection", "online", MqttQualityOfServiceLevel.AtLeastOnce, retain: true);
        (await client.PublishStringAsync($"{Robot}/state", "{}", MqttQualityOfServiceLevel.AtLeastOnce, retain: true))
            .ReasonCode.ShouldNotBe(MqttClientPublishReasonCode.Success, "a state is not kept for those who come later");
        client.Dispose(); // The line breaks: nobody said good-bye.
        await door.Units.HeardAll(2).WaitAsync(Command.Patience);
        door.Units.Heard.Select(one => Encoding.UTF8.GetString(one.Message.Payload)).ShouldBe(["online", "broken"]);
    }

    [Fact]
    public async Task What_a_twin_cannot_take_is_not_acknowledged()
    {
        await using var door = await Door.Open();
        door.Units.Failure = new TimeoutException("The silo is gone.");
        using var client = await door.Connect(RegisterRobot(door, "r-1"));
        var answer = await client.PublishStringAsync($"{Robot}/state", "{}", MqttQualityOfServiceLevel.AtLeastOnce);
        answer.ReasonString.ShouldStartWith("unit-unavailable");
        using var old = await door.Connect(RegisterRobot(door, "r-2", "R2"), MqttProtocolVersion.V311);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        old.DisconnectedAsync += _ => Task.FromResult(gone.TrySetResult());
        _ = old.PublishStringAsync("vda5050/v2/acme/R2/state", "{}", MqttQualityOfServiceLevel.AtLeastOnce)
            .ContinueWith(said => said.Exception, TaskScheduler.Default);
        await gone.Task.WaitAsync(Command.Patience);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_refused_and_the_connection_kept()
    {
        await using var door = await Door.Open(options => options.MaxUnitPayloadBytes = 100);
        using var client = await door.Connect(RegisterRobot(door, "r-1"));
        var answer = await client.PublishStringAsync(
            $"{Robot}/state", new string('x', 101), MqttQualityOfServiceLevel.AtLeastOnce);
        answer.ReasonString.ShouldStartWith("too-large");
        (await Say(client, $"{Robot}/state", "{}")).ShouldBe(MqttClientPublishReasonCode.Success);
    }

    [Fact]
    public async Task The_city_speaks_to_who_is_there_and_listens()
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(RegisterRobot(door, "r-1"));
        var calls = door.Part<UnitCalls>();
        (await calls.Deliver("r-1", $"{Robot}/order", "go"u8.ToArray(), atLeastOnce: true)).ShouldBeFalse("it does not listen");
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.ApplicationMessageReceivedAsync += args => Task.FromResult(
            heard.TrySetResult($"{args.ApplicationMessage.Topic} {args.ApplicationMessage.ConvertPayloadToString()}"));
        await client.SubscribeAsync($"{Robot}/order", MqttQualityOfServiceLevel.AtLeastOnce);
        (await calls.Deliver("r-1", $"{Robot}/order", "go"u8.ToArray(), atLeastOnce: true)).ShouldBeTrue();
        (await heard.Task.WaitAsync(Command.Patience)).ShouldBe($"{Robot}/order go");
        (await calls.Deliver("nobody", $"{Robot}/order", "go"u8.ToArray(), atLeastOnce: true)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("vda5050/v2/acme/R2/order")]
    [InlineData("vda5050/v2/acme/R1/state")]
    [InlineData("vda5050/#")]
    [InlineData("vda5050/v2/acme/R1/+")]
    [InlineData("thing/product/r-1/services")]
    public async Task A_robot_hears_its_own_topics_only(string filter)
    {
        await using var door = await Door.Open();
        using var client = await door.Connect(RegisterRobot(door, "r-1"));
        var answer = await client.SubscribeAsync(filter);
        answer.Items.Single().ResultCode.ShouldBe(MqttClientSubscribeResultCode.NotAuthorized);
    }

    private static async Task<MqttClientPublishReasonCode> Say(IMqttClient client, string topic, string payload) =>
        (await client.PublishStringAsync(topic, payload, MqttQualityOfServiceLevel.AtLeastOnce)).ReasonCode;

    private static string RegisterRobot(Door door, string deviceId, string serial = "R1")
    {
        var record = Record(deviceId, TwinKind.Robot, UnitProtocol.Vda5050);
        door.Devices.Set(record with
        {
            Unit = record.Unit! with { ProtocolVersion = "2.1.0", Manufacturer = "acme", Serial = serial },
        });
        return deviceId;
    }

    private static TwinId Id(TwinKind kind, string deviceId) => TwinId.Unit(kind, Gauges.Cell, deviceId);

    private static DeviceRecord Record(string deviceId, TwinKind kind, UnitProtocol protocol) => new(
        deviceId, null, Gauges.Cell, Door.Sha256(Door.Secret), null, false, 0, null, "test",
        new UnitDefinition(
            Id(kind, deviceId), deviceId, "any", protocol, "", "", deviceId, deviceId, Gauges.Cell,
            new GeoPoint(106.5, 29.5), null, null, []));
}
