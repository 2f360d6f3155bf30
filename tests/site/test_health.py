import json


def test_it_answers_a_monitor_that_is_not_signed_in(client, db, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/health/")
    assert json.loads(answer.content) == {"status": "ok"}
